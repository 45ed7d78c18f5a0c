package io.portcullis.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.fake.FakeNodes;
import io.portcullis.subscription.Changes.Watcher;

/** What changes on one node is told where somebody listens, once. */
class OtherNodesTest {

    private final List<FakeNodes> hub = new ArrayList<>();
    private final FakeNodes nodesOfB = new FakeNodes(hub);
    private final List<String> heardAtA = new ArrayList<>();
    private final List<String> heardAtB = new ArrayList<>();
    private final OtherNodes a = new OtherNodes(new FakeNodes(hub), changes(heardAtA));
    private final OtherNodes b = new OtherNodes(nodesOfB, changes(heardAtB));

    private static Changes changes(List<String> heard) {
        Changes changes = new Changes(10);
        changes.watch(Caller.anonymous(), "192.0.2.1", new Watcher() {

            @Override
            public void listChanged(Feature feature) {
                heard.add(feature.name());
            }

            @Override
            public void resourceUpdated(String uri) {
                heard.add(uri);
            }
        });
        return changes;
    }

    @Test
    void changes_areToldToTheOthers_onceAndNotBack() {
        a.listChanged(Feature.PROMPT);
        a.resourceUpdated("file:///a b");
        b.listChanged(Feature.TOOL);
        assertThat(heardAtB).containsExactly("PROMPT", "file:///a b");
        assertThat(heardAtA).containsExactly("TOOL");
    }

    @Test
    void messagesThatMakeNoSense_areIgnored() {
        for (String message : List.of("", "list", "list NONE", "list TOOL ", "other x", "resource " + "x".repeat(8_193))) {
            nodesOfB.hear("changes", message);
        }
        assertThat(heardAtB).isEmpty();
    }

    @Test
    void addressThatIsTooLong_isNotTold() {
        a.resourceUpdated("x".repeat(8_193));
        assertThat(heardAtB).isEmpty();
    }
}

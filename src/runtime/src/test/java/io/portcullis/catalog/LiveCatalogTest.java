package io.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Feature;
import io.portcullis.fake.FakeCompletion;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;

/** T-14: entries come and go while the server runs. */
class LiveCatalogTest {

    private final LiveCatalog catalog = new LiveCatalog(FakeEntry.catalog(new FakeTool("find"), new FakePrompt("find")));
    private final List<String> told = new ArrayList<>();

    LiveCatalogTest() {
        catalog.watch(entry -> told.add(entry.key()));
    }

    @Test
    void addedEntry_isThereAndTold() {
        catalog.add(new FakeTool("more").entry());
        assertThat(catalog.current().entries(Feature.TOOL)).extracting(Entry::name).containsExactly("find", "more");
        assertThat(told).containsExactly("tool:more");
    }

    @Test
    void removedEntry_isGoneAndTold() {
        assertThat(catalog.remove(Feature.PROMPT, "find")).isTrue();
        assertThat(catalog.current().find(Feature.PROMPT, "find")).isEmpty();
        assertThat(catalog.current().find(Feature.TOOL, "find")).isPresent();
        assertThat(told).containsExactly("prompt:find");
    }

    @Test
    void entryThatIsNotThere_isNotRemoved() {
        assertThat(catalog.remove(Feature.RESOURCE, "find")).isFalse();
        assertThat(catalog.remove(Feature.TOOL, "Find")).isFalse();
        assertThat(told).isEmpty();
    }

    @Test // nobody replaces an entry, and its access rule, by adding another
    void takenKey_isRefusedAndNothingChanges() {
        Catalog before = catalog.current();
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.add(new FakeTool("find").entry()));
        assertThat(catalog.current()).isSameAs(before);
        assertThat(told).isEmpty();
    }

    @Test
    void templateThatIsNone_isRefusedAndNothingChanges() {
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.add(new FakeTemplate("docs://{a}{b}").entry()));
        assertThat(catalog.current().entries(Feature.RESOURCE_TEMPLATE)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test // what completed its arguments must not outlive it, for a later entry of that name may have another rule
    void completions_goWithWhatTheyComplete() {
        catalog.add(FakeCompletion.ofPrompt("find", "a").entry());
        catalog.add(FakeCompletion.ofPrompt("other", "a").entry());
        catalog.add(FakeCompletion.ofTemplate("find", "a").entry());
        catalog.remove(Feature.TOOL, "find");
        assertThat(catalog.current().entries(Feature.COMPLETION)).hasSize(3);
        catalog.remove(Feature.PROMPT, "find");
        assertThat(catalog.current().entries(Feature.COMPLETION)).extracting(Entry::name).containsExactlyInAnyOrder(
                "prompt other a", "template find a");
    }

    @Test
    void whatWasHandedOut_staysAsItWas() {
        Catalog before = catalog.current();
        catalog.add(new FakeTool("more").entry());
        catalog.remove(Feature.TOOL, "find");
        assertThat(before.entries(Feature.TOOL)).extracting(Entry::name).containsExactly("find");
    }

    @Test
    void manyThreads_loseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        LiveCatalog shared = new LiveCatalog(FakeEntry.catalog());
        for (int i = 0; i < 4; i++) {
            int thread = i;
            threads.submit(() -> {
                for (int j = 0; j < 50; j++) {
                    shared.add(new FakeTool("tool-" + thread + "-" + j).entry());
                }
                for (int j = 0; j < 25; j++) {
                    shared.remove(Feature.TOOL, "tool-" + thread + "-" + j);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shared.current().entries(Feature.TOOL)).hasSize(100);
    }
}

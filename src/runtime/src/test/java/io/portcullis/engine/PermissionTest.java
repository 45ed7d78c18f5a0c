package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.gate.Permissions;

/** What is decided with the arguments: after they are bound, and before anything is asked or runs. */
class PermissionTest {

    private static final AccessRule RULE = AccessRule.of(Kind.AUTHENTICATED).withPermissions(List.of(Set.of("own")));

    private final List<Object> seen = new ArrayList<>();
    private final List<Object> ran = new ArrayList<>();

    @Test
    void decision_dependsOnTheArguments() {
        FakeServer server = new Setup().permissions(ownsSmallOnes()).serving(tool());
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(alice.call("read", "{'id':1}").at("/content/0/text").textValue()).isEqualTo("1");
        JsonNode refused = alice.call("read", "{'id':9}");
        assertThat(refused.get("isError").booleanValue()).isTrue();
        assertThat(refused.at("/content/0/text").textValue()).isEqualTo("This caller may not do that with these arguments.");
        assertThat(ran).containsExactly(1);
        assertThat(seen).containsExactly(1, 9);
        assertThat(server.told.calls().get(1).reason()).contains("denied_permission");
    }

    @Test
    void checkThatFails_refuses() {
        Permissions failing = (entry, caller, arguments) -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
        Permissions throwing = (entry, caller, arguments) -> {
            throw new IllegalStateException("secret");
        };
        Permissions empty = (entry, caller, arguments) -> CompletableFuture.completedFuture(null);
        for (Permissions broken : List.of(failing, throwing, empty, Permissions.NONE)) {
            FakeServer server = new Setup().permissions(broken).serving(tool());
            JsonNode refused = server.client(FakeServer.ALICE).answer("tools/call", FakeClient.called("read", "{'id':1}"));
            assertThat(refused.at("/result/isError").booleanValue()).isTrue();
            assertThat(refused.toString()).doesNotContain("secret");
            assertThat(ran).isEmpty();
        }
    }

    @Test
    void argumentsThatDoNotFit_areNotChecked() {
        new Setup().permissions(ownsSmallOnes()).serving(tool()).client(FakeServer.ALICE).call("read", "{'id':'x'}");
        assertThat(seen).isEmpty();
    }

    @Test
    void nobodyIsAsked_beforeItIsPermitted() {
        FakeTool asking = tool().confirmed(new Confirmation("Sure?", "", true));
        FakeClient alice = new Setup().permissions(Permissions.NONE).serving(asking).client(FakeServer.ALICE)
                .can("'elicitation':{}");
        assertThat(alice.call("read", "{'id':1}").get("resultType").textValue()).isEqualTo("complete");
    }

    @Test
    void entryIsListed_whateverThePermission() {
        FakeClient alice = new Setup().permissions(Permissions.NONE).serving(tool()).client(FakeServer.ALICE);
        assertThat(alice.result("tools/list", "").at("/tools/0/name").textValue()).isEqualTo("read");
    }

    @Test
    void promptsAndResources_areRefusedByAnError() {
        FakeServer server = new Setup().permissions(Permissions.NONE).serving(new FakePrompt("hello").access(RULE),
                new FakeResource("docs://a").access(RULE));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(alice.code("prompts/get", "'name':'hello'")).isEqualTo(-31403);
        assertThat(alice.code("resources/read", "'uri':'docs://a'")).isEqualTo(-31403);
    }

    @Test
    void whatNeedsAPermission_cannotBeWatched() {
        Permissions everything = (entry, caller, arguments) -> CompletableFuture.completedFuture(true);
        FakeServer server = new Setup().permissions(everything).serving(new FakeResource("docs://a").access(RULE),
                new FakeResource("docs://b").access(AccessRule.of(Kind.AUTHENTICATED)));
        FakeClient alice = server.client(FakeServer.ALICE);
        alice.begin("subscriptions/listen", "'notifications':{'resourceSubscriptions':['docs://a','docs://b']}");
        assertThat(alice.outlet().sent().toString()).contains("docs://b").doesNotContain("docs://a");
    }

    private Permissions ownsSmallOnes() {
        return (entry, caller, arguments) -> {
            seen.add(arguments[0]);
            return CompletableFuture.completedFuture((int) arguments[0] < 5);
        };
    }

    private FakeTool tool() {
        return new FakeTool("read").access(RULE).parameters(new Parameter(Source.ARGUMENT, "id", "int", true, false, ""))
                .returns(Result.TEXT, arguments -> {
                    ran.add(arguments[0]);
                    return arguments[0].toString();
                });
    }
}

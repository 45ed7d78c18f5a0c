package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Cancellation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeTool;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.Source;

/** A policy that becomes stricter stops the calls it would not let in any more, and no other. */
class RunningTest {

    private final CompletableFuture<String> end = new CompletableFuture<>();
    private Cancellation cancellation;

    @Test
    void switchedOff_isStopped() {
        FakeServer server = new FakeServer(slow("slow"));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("slow", "{}"));
        assertThat(reply).isNotDone();
        server.policy.say(Source.FILE, off("slow"));
        assertThat(FakeServer.code(reply.join())).isEqualTo(-32602);
        assertThat(cancellation.isRequested()).isTrue();
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(server.told.call().reason()).contains("denied_disabled");
    }

    @Test
    void resultOfAStoppedCall_isNotHandedOut() {
        FakeServer server = new FakeServer(slow("slow"));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("slow", "{}"));
        server.policy.say(Source.FILE, off("slow"));
        end.complete("secret");
        assertThat(FakeServer.tree(reply.join()).toString()).doesNotContain("secret");
    }

    @Test
    void switchedOffBetweenTheGateAndTheMethod_isStopped() {
        FakeTool racing = slow("slow");
        FakeServer[] late = new FakeServer[1];
        racing.returns(Result.TEXT, arguments -> {
            late[0].policy.say(Source.FILE, off("slow")); // while nobody knows yet that it runs
            return end;
        });
        late[0] = new FakeServer(racing);
        assertThat(FakeServer.code(late[0].client(FakeServer.ALICE).send("tools/call", FakeClient.called("slow", "{}"))))
                .isEqualTo(-32602);
    }

    @Test
    void othersGoOn() {
        FakeServer server = new FakeServer(slow("slow"), new FakeTool("other"));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("slow", "{}"));
        server.policy.say(Source.FILE, off("other"));
        end.complete("done");
        assertThat(FakeServer.tree(reply.join()).at("/result/content/0/text").textValue()).isEqualTo("done");
    }

    @Test
    void roleThatIsNeededNow_stopsThoseWithoutIt() {
        FakeServer server = new FakeServer(slow("slow"));
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("slow", "{}"));
        server.policy.say(Source.CONFIGURATION, new Layer(false,
                Map.of("slow", new EntryPolicy(true, Set.of("nobody-has-it"), Set.of(), Optional.empty(), false))));
        assertThat(FakeServer.code(reply.join())).isEqualTo(-32602);
    }

    private static Layer off(String name) {
        return new Layer(false, Map.of(name, EntryPolicy.OFF));
    }

    private FakeTool slow(String name) {
        return new FakeTool(name)
                .parameters(Parameter.injected(Parameter.Source.CANCELLATION, "io.portcullis.api.Cancellation"))
                .returns(Result.TEXT, arguments -> {
                    cancellation = (Cancellation) arguments[0];
                    return end;
                });
    }
}

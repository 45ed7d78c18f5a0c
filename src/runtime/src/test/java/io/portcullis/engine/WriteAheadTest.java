package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Effect;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeLedger;
import io.portcullis.fake.FakeTool;

/** What may destroy something runs only once it stands in the audit that it is about to. */
class WriteAheadTest {

    private static final Parameter A = new Parameter(Source.ARGUMENT, "a", "int", true, false, "");

    private final AtomicInteger ran = new AtomicInteger();
    private final FakeLedger ledger = new FakeLedger();

    @Test
    void beginning_isWrittenDown_withTheCorrelationOfItsEnd() {
        FakeServer server = server(false);
        server.call("t", "{'a':1}");
        CallBegins begins = ledger.asked().get(0);
        CallEnded ended = server.told.call();
        assertThat(begins.entry()).isEqualTo(new CallEnded.EntryName(Feature.TOOL, "t", true, Effect.DESTROYS));
        assertThat(begins.given().names()).containsExactly("a");
        assertThat(begins.origin()).isEqualTo(ended.origin());
        assertThat(begins.caller()).isEqualTo(FakeServer.ALICE);
        assertThat(ran).hasValue(1);
    }

    @Test
    void whatIsHarmless_isNotAskedAbout() {
        FakeServer server = server(true);
        ledger.answers(CompletableFuture.completedFuture(false));
        server.call("t", "{'a':1}");
        assertThat(ran).hasValue(1);
        assertThat(ledger.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "no", "null", "failed", "broken" })
    void whatCannotBeWrittenDown_doesNotRun(String how) {
        FakeServer server = server(false);
        switch (how) {
            case "no" -> ledger.answers(CompletableFuture.completedFuture(false));
            case "null" -> ledger.answers(CompletableFuture.completedFuture(null));
            case "failed" -> ledger.answers(CompletableFuture.failedFuture(new IllegalStateException("secret path")));
            default -> ledger.breaks();
        }
        Reply reply = server.modern("tools/call", "'name':'t','arguments':{'a':1}");
        assertThat(FakeServer.tree(reply).at("/error/code").intValue()).isEqualTo(-31503);
        assertThat(FakeServer.tree(reply).toString()).doesNotContain("secret");
        assertThat(ran).hasValue(0);
        assertThat(server.told.call().reason()).contains("overloaded_audit");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void method_waitsUntilItStands() {
        CompletableFuture<Boolean> stands = new CompletableFuture<>();
        FakeServer server = server(false);
        ledger.answers(stands);
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("tools/call",
                "'name':'t','arguments':{'a':1}");
        assertThat(ran).hasValue(0);
        assertThat(reply).isNotDone();
        stands.complete(true);
        assertThat(ran).hasValue(1);
        assertThat(reply).isDone();
    }

    @Test // refused calls burn no room in the audit, and arguments come first
    void callThatDoesNotFit_isNotBegun() {
        server(false).call("t", "{'b':1}");
        assertThat(ledger.asked()).isEmpty();
    }

    private FakeServer server(boolean harmless) {
        FakeTool tool = new FakeTool("t").parameters(A).returns(Result.TEXT, given -> {
            ran.incrementAndGet();
            return "done";
        });
        return new FakeServer(new Setup().ledger(ledger), harmless ? tool.harmless() : tool);
    }
}

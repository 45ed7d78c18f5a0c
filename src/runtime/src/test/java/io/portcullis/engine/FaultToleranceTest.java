package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

import io.portcullis.catalog.Invocation.Result;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeTool;
import io.portcullis.refusal.Refusal.Overloaded;
import io.portcullis.refusal.Refusal.Overloaded.What;
import io.portcullis.refusal.Refusal.TimedOut;
import io.portcullis.refusal.Refusal.Unavailable;

/** What becomes of the exceptions of MicroProfile Fault Tolerance that leave a method. */
class FaultToleranceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void exceptions_meanWhatTheirSpecificationSays() {
        assertThat(FaultTolerance.refusal(new TimeoutException("secret"))).contains(new TimedOut());
        assertThat(FaultTolerance.refusal(new BulkheadException("secret"))).contains(new Overloaded(What.ENTRY, SECOND));
        assertThat(FaultTolerance.refusal(new CircuitBreakerOpenException("secret"))).contains(new Unavailable(SECOND));
        assertThat(FaultTolerance.refusal(new FaultToleranceDefinitionException("secret"))).isEmpty();
        assertThat(FaultTolerance.refusal(new java.util.concurrent.TimeoutException("secret"))).isEmpty();
    }

    @Test
    void timeout_isToldToTheModel() {
        FakeServer server = failing(new TimeoutException("secret"));
        assertThat(server.call("find", "{}").at("/content/0/text").textValue())
                .isEqualTo("The call took too long and was stopped.");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(server.told.call().reason()).contains("timed_out");
    }

    @Test
    void fullBulkheadAndOpenCircuit_areUnavailable() {
        assertUnavailable(failing(new BulkheadException("secret")), Outcome.LIMITED);
        assertUnavailable(failing(new CircuitBreakerOpenException("secret")), Outcome.REFUSED);
    }

    @Test
    void promptsHaveTheSameAnswers() {
        FakeServer server = new FakeServer(new FakePrompt("hello").returns(arguments -> {
            throw new BulkheadException("secret");
        }));
        assertThat(server.client(FakeServer.ALICE).code("prompts/get", "'name':'hello'")).isEqualTo(-31503);
    }

    private static void assertUnavailable(FakeServer server, Outcome outcome) {
        Reply reply = server.modern("tools/call", FakeClient.called("find", "{}"));
        assertThat(FakeServer.code(reply)).isEqualTo(-31503);
        assertThat(FakeServer.tree(reply).toString()).doesNotContain("secret");
        assertThat(server.told.call().outcome()).isEqualTo(outcome);
    }

    private static FakeServer failing(RuntimeException failure) {
        return new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> {
            throw failure;
        }));
    }
}

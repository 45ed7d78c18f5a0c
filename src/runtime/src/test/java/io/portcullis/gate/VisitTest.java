package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.McpException;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.ToolFailure;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.event.Given;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Rules;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;

class VisitTest {

    private final RecordingListener told = new RecordingListener();
    private final Gate gate = new Gate(new LiveCatalog(FakeTool.catalog(new FakeTool("find"))),
            Rules.written(new AccessPolicy(false)),
            FakeLimits.of(new Limiter(10, new ManualTime()), new Rate(1, Duration.ofMinutes(1), 1, Refill.INTERVAL)),
            new Events(List.of(told)));
    private final Visit visit = Admitted.of(gate.viewFor(Callers.key("alice")).admitDirect("tool:find"));

    @Test
    void directCallWithoutFailure_endsWell() {
        visit.ended((Throwable) null);
        assertThat(told.call().outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void directCallWithAToolFailure_endsAsToolFailure() {
        visit.ended(new ToolFailure("no"));
        assertThat(told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @Test
    void directCallWithAFailureInTheAuthorsWords_endsAsToolFailure() {
        visit.ended(new McpException(1, "no"));
        assertThat(told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @Test
    void directCallWithAnotherFailure_endsAsError() {
        visit.ended(new StackOverflowError());
        assertThat(told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void event_saysHowLongItTook() {
        visit.ended(Outcome.OK, Given.NOTHING);
        assertThat(told.call().nanos()).isPositive();
    }

    @Test
    void visit_isToldOnlyOnce() {
        visit.ended(Outcome.OK, Given.NOTHING);
        visit.ended(Outcome.ERROR, Given.NOTHING);
        visit.ended(new IllegalStateException());
        assertThat(told.call().outcome()).isEqualTo(Outcome.OK);
    }
}

package io.portcullis.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portcullis.api.ToolFailure;
import io.portcullis.event.Events;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingListener;

class VisitTest {

    private final RecordingListener told = new RecordingListener();
    private final Visit visit = new Visit(new Events(List.of(told)), Callers.key("alice"), Origin.bean("c0"), "find",
            Optional.of(new FakeTool("find").entry(0)));

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
    void directCallWithAnotherFailure_endsAsError() {
        visit.ended(new StackOverflowError());
        assertThat(told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void event_saysHowLongItTook() {
        visit.ended(Outcome.OK, List.of());
        assertThat(told.call().nanos()).isPositive();
    }

    @Test
    void visit_isToldOnlyOnce() {
        visit.ended(Outcome.OK, List.of());
        visit.ended(Outcome.ERROR, List.of());
        visit.ended(new IllegalStateException());
        assertThat(told.call().outcome()).isEqualTo(Outcome.OK);
    }
}

package io.portcullis.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.Spoken;
import io.portcullis.gate.Gate;
import io.portcullis.gate.View;
import io.portcullis.gate.Visit;
import io.portcullis.refusal.Refusal;

/**
 * What the gate costs one call, by how many entries and callers there are; each call is of another entry by another caller.
 * By steps: role and scope; then also the limits of calls that run and of how often, and everything a call asks the gate until
 * it ended; then also the audit and the meters, who are told so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GateBenchmark {

    private static final Object[] VALUES = { "a text" };
    private static final Given GIVEN = Given.of(List.of("text"));
    private static final Origin ORIGIN = new Origin(Door.MCP, "192.0.2.1", "7", "92be6c5e650fbabc",
            new Spoken("tools/call", true, "2026-07-28", "", ""));

    @Param({ "10", "1000", "10000" })
    private int entries;
    @Param({ "1", "100000" })
    private int callers;

    private Gate toldToNobody;
    private Gate toldToAll;
    private String[] names;
    private Caller[] crowd;
    private int next;

    @Setup
    public void open() {
        List<Entry> tools = Sample.TEXT.entries(entries);
        toldToNobody = Wiring.gate(tools, new Events(List.of()));
        toldToAll = Wiring.gate(tools, Wiring.events());
        names = tools.stream().map(Entry::name).toArray(String[]::new);
        crowd = Sample.callers(callers);
        makeAll(toldToNobody);
        makeAll(toldToAll);
    }

    /** Buckets and meters are made once, and not measured. */
    private void makeAll(Gate gate) {
        for (int i = Math.max(entries, callers); i > 0; i--) {
            call(gate);
        }
    }

    @Benchmark
    public boolean roleAndScope() {
        int now = turn();
        return view(toldToNobody, now).mayUse(Feature.TOOL, names[now % entries]);
    }

    @Benchmark
    public Visit call() {
        return call(toldToNobody);
    }

    @Benchmark
    public Visit callThatIsTold() {
        return call(toldToAll);
    }

    private int turn() {
        next = next == Integer.MAX_VALUE ? 0 : next + 1;
        return next;
    }

    private View view(Gate gate, int now) {
        return gate.viewFor(crowd[now % callers]);
    }

    private Visit call(Gate gate) {
        int now = turn();
        Visit visit = view(gate, now).admit(Feature.TOOL, names[now % entries], ORIGIN).toCompletableFuture().join();
        pass(visit.settle(VALUES));
        pass(visit.recheck());
        pass(visit.begin(GIVEN));
        visit.ended(Outcome.OK, GIVEN);
        return visit;
    }

    private static void pass(CompletionStage<Optional<Refusal>> refused) {
        pass(refused.toCompletableFuture().join());
    }

    private static void pass(Optional<Refusal> refused) {
        if (refused.isPresent()) {
            throw new IllegalStateException("refused: " + refused.get());
        }
    }
}

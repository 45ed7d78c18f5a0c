package io.portcullis.benchmarks;

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
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Reply;
import io.portcullis.gate.Gate;
import io.portcullis.protocol.MirroredHeaders;

/**
 * What it costs to answer {@code tools/list}, from the bytes of the request to those of the answer: all tools on one page, and
 * the first page of several, with the way to the next. Callers have the same roles.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ListBenchmark {

    @Param({ "21", "1000" })
    private int tools;
    @Param({ "1", "100000" })
    private int callers;

    private final byte[] body = Requests.list();
    private final MirroredHeaders headers = Requests.listHeaders();
    private Engine whole;
    private Engine paged;
    private Caller[] crowd;
    private int next;

    @Setup
    public void open() {
        Gate gate = Wiring.gate(Sample.TEXT.entries(tools), Wiring.events());
        whole = Wiring.engine(gate, tools);
        paged = Wiring.engine(gate, tools / 5);
        crowd = Sample.callers(callers);
        if (wholeList().length < 100 * tools) {
            throw new IllegalStateException("tools are missing");
        }
    }

    @Benchmark
    public byte[] wholeList() {
        return list(whole);
    }

    @Benchmark
    public byte[] fifthOfTheList() {
        return list(paged);
    }

    private byte[] list(Engine engine) {
        next = next == callers - 1 ? 0 : next + 1;
        Incoming incoming = Requests.of(crowd[next], body, headers);
        Reply reply = engine.answer(incoming).toCompletableFuture().join();
        if (reply.refusal().isPresent()) {
            throw new IllegalStateException("refused: " + reply.refusal().get());
        }
        return reply.body();
    }
}

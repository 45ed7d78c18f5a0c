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
import io.portcullis.protocol.MirroredHeaders;

/**
 * What a {@code tools/call} costs from the bytes of its body to the bytes of its answer, with every guard on, one of 21 tools
 * on
 * the event loop, and the audit and the meters told. Without what is around the engine: the network, the credential, and the
 * CDI context and interceptors of a bean.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {

    private static final int TOOLS = 21;
    private static final String TOOL = Sample.name(7);

    @Param
    private Sample takes;
    @Param({ "1", "100000" })
    private int callers;

    private final MirroredHeaders headers = Requests.headers(TOOL);
    private Engine engine;
    private byte[] body;
    private Caller[] crowd;
    private int next;

    @Setup
    public void open() {
        engine = Wiring.engine(Wiring.gate(takes.entries(TOOLS), Wiring.events()), 200);
        body = Requests.call(TOOL, takes.arguments());
        crowd = Sample.callers(callers);
        for (int i = callers; i > 0; i--) { // their buckets are made once, and not measured
            call();
        }
    }

    @Benchmark
    public byte[] call() {
        next = next == callers - 1 ? 0 : next + 1;
        Incoming incoming = Requests.of(crowd[next], body, headers);
        Reply reply = engine.answer(incoming).toCompletableFuture().join();
        if (reply.refusal().isPresent()) {
            throw new IllegalStateException("refused: " + reply.refusal().get());
        }
        return reply.body();
    }
}

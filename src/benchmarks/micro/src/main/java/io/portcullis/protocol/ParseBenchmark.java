package io.portcullis.protocol;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

import io.portcullis.benchmarks.Requests;
import io.portcullis.benchmarks.Sample;
import io.portcullis.benchmarks.Wiring;

/** What it costs to make a message of the body of a call, whose arguments stay unread; and two of the steps by themselves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ParseBenchmark {

    /** How large bodies are that are large: 100 KiB. */
    private static final int LARGE = 100 << 10;

    private final MessageReader reader = new MessageReader(Wiring.JSON_LIMITS);

    @Param
    private Body body;
    private byte[] bytes;
    private byte[] next;

    /** What is in a body. */
    public enum Body {
        /** A short text. */
        SMALL,
        /** The same, each time of another trace than the time before. */
        TRACED,
        /** One text of 100 KiB. */
        LONG_TEXT,
        /** 100 KiB of short texts and numbers. */
        MANY_VALUES
    }

    @Setup
    public void write() {
        String tool = Sample.name(1);
        bytes = switch (body) {
            case SMALL -> Requests.call(tool, Sample.TEXT.arguments());
            case TRACED -> Requests.traced(tool, Sample.TEXT.arguments(), "0af7651916cd43dd8448eb211c80319c");
            case LONG_TEXT -> Requests.call(tool, "{\"text\":\"" + "x".repeat(LARGE) + "\"}");
            case MANY_VALUES -> Requests.call(tool, "{\"all\":[" + IntStream.range(0, LARGE / 29)
                    .mapToObj(i -> "{\"article\":\"Salt\",\"count\":" + i % 90 + "}").collect(Collectors.joining(",")) + "]}");
        };
        next = body == Body.TRACED
                ? Requests.traced(tool, Sample.TEXT.arguments(), "4bf92f3577b34da6a3ce929d0e0e4736")
                : bytes;
    }

    @Benchmark
    public Meta message() {
        byte[] now = next;
        next = bytes;
        bytes = now;
        return Meta.of(reader.read(now).params());
    }

    @Benchmark
    public boolean utf8() {
        return Utf8.isValid(bytes);
    }

    @Benchmark
    public boolean measure() {
        return JsonMeasure.fits(bytes, Wiring.JSON_LIMITS);
    }
}

package io.portcullis.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
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

import io.portcullis.canary.Canaries;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.Texts;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;
import io.portcullis.schema.SchemaCheck;

/** What it costs to look at a result before it leaves, by its size in bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResultBenchmark {

    private static final String LINE = "{\"article\":\"Caf\u00e9 cr\u00e8me \\\"No. 7\\\"\",\"count\":42}";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"lines\":{\"type\":\"array\",\"items\":"
            + "{\"type\":\"object\",\"properties\":{\"article\":{\"type\":\"string\"},\"count\":{\"type\":\"integer\"}},"
            + "\"required\":[\"article\",\"count\"]}}},\"required\":[\"lines\"]}";

    private final Canaries one = secrets(1);
    private final Canaries ten = secrets(10);
    private final SchemaCheck schemas = new SchemaCheck();
    private final ToolDescriptor tool = new ToolDescriptor("find", Display.NONE, "{\"type\":\"object\"}", SCHEMA,
            new Hints(true, false, true, false));

    @Param({ "1", "25", "2500" })
    private int lines;

    private String json;
    private byte[] bytes;

    private static Canaries secrets(int many) {
        return new Canaries(IntStream.range(0, many).mapToObj(i -> "a secret/of \"the\" house, number " + i).toList());
    }

    @Setup
    public void write() {
        json = "{\"lines\":[" + String.join(",", IntStream.range(0, lines).mapToObj(i -> LINE).toList()) + "]}";
        bytes = json.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public String charactersOfAText() {
        return Texts.mended().text(json);
    }

    @Benchmark
    public String charactersOfJson() {
        return Texts.mended().json(json);
    }

    @Benchmark
    public Optional<String> outputSchema() {
        return schemas.brokenByResult(tool, json);
    }

    @Benchmark
    public OptionalInt oneCanary() {
        return one.in(bytes);
    }

    @Benchmark
    public OptionalInt tenCanaries() {
        return ten.in(bytes);
    }
}

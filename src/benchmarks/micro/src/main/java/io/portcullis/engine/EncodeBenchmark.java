package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

import io.portcullis.api.Feature;
import io.portcullis.arguments.Binder;
import io.portcullis.arguments.ConstraintViolations;
import io.portcullis.arguments.InvalidArgumentsException;
import io.portcullis.benchmarks.Requests;
import io.portcullis.benchmarks.Sample;
import io.portcullis.benchmarks.Wiring;
import io.portcullis.event.Events;
import io.portcullis.gate.Gate;
import io.portcullis.gate.View;
import io.portcullis.gate.Visit;
import io.portcullis.protocol.Message;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.Meta;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.Slice;
import io.portcullis.redaction.Redaction;
import io.portcullis.schema.SchemaCheck;

/** What it costs to make an answer of what a method returned, as bytes that were looked at and may leave. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncodeBenchmark {

    private static final String TOOL = Sample.name(0);

    private final Answers answers = new Answers(ConstraintViolations::of, Wiring.guard(), new Discretion(Redaction.NONE));
    private final ToolShape shape = new ToolShape(Wiring.json(), new SchemaCheck(), Wiring.guard(), false);

    @Param
    private Returned returned;
    private Call call;
    private Object value;

    /** What a method returned. */
    public enum Returned {
        /** A short text. */
        TEXT,
        /** A value with a list in it, whose schema is looked at, too. */
        ORDER,
        /** A text of 100 KiB. */
        LONG_TEXT
    }

    @Setup
    public void prepare() throws InvalidArgumentsException {
        Sample sample = returned == Returned.ORDER ? Sample.ORDER : Sample.TEXT;
        call = call(sample);
        value = returned == Returned.LONG_TEXT ? "The quick brown fox jumps. ".repeat((100 << 10) / 27) : value(sample);
    }

    private static Object value(Sample sample) throws InvalidArgumentsException {
        byte[] json = sample.arguments().getBytes(StandardCharsets.UTF_8);
        return new Binder(Wiring.json(), sample.entry(TOOL))
                .bind(Optional.of(new Slice(json, 0, json.length)), parameter -> null).values()[0];
    }

    private Call call(Sample sample) {
        Gate gate = Wiring.gate(sample.entries(1), new Events(List.of()));
        Incoming incoming = Requests.of(Sample.callers(1)[0], Requests.call(TOOL, sample.arguments()), Requests.headers(TOOL));
        Message message = new MessageReader(Wiring.JSON_LIMITS).read(incoming.body());
        View view = gate.viewFor(incoming.sender().caller());
        Account account = new Account(gate.events(), incoming.sender());
        Exchange exchange = new Exchange(incoming, message, Meta.of(message.params()),
                Wiring.codecs().of(Revision.V2026_07_28), view, Optional.empty(), account);
        Visit visit = view.admit(Feature.TOOL, TOOL, account.origin()).toCompletableFuture().join();
        return new Call(exchange, visit, shape, Input.ofValues(TOOL, message.params().object("arguments")));
    }

    @Benchmark
    public byte[] answer() {
        return answers.of(call, value, null).reply(call.exchange()).body();
    }
}

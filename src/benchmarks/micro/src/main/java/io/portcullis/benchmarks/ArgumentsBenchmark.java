package io.portcullis.benchmarks;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.executable.ExecutableValidator;

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

import io.portcullis.arguments.Binder;
import io.portcullis.arguments.BoundArguments;
import io.portcullis.arguments.InvalidArgumentsException;
import io.portcullis.catalog.Parameter;
import io.portcullis.protocol.Slice;

/** What it costs to make Java values of arguments, strictly; and to ask Bean Validation about these values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ArgumentsBenchmark {

    private static final Function<Parameter, Object> NOTHING = parameter -> null;

    @Param
    private Sample takes;

    private final Constrained bean = new Constrained();
    private final ExecutableValidator validator = Validation.buildDefaultValidatorFactory().getValidator().forExecutables();
    private Binder binder;
    private Optional<Slice> arguments;
    private Method method;
    private Object[] values;

    /** The methods behind the samples, with constraints. */
    public static final class Constrained {

        public void text(@NotBlank @Size(max = 1_000) String text) {
        }

        public void mixed(@NotBlank String a, @Max(100) int b, long c, double d, boolean e, @NotNull LocalDate f,
                @Size(max = 10) List<String> g, UUID h, BigDecimal i, DayOfWeek j) {
        }

        public void order(@Valid Order order) {
        }
    }

    @Setup
    public void prepare() throws InvalidArgumentsException {
        byte[] json = takes.arguments().getBytes(StandardCharsets.UTF_8);
        arguments = Optional.of(new Slice(json, 0, json.length));
        binder = new Binder(Wiring.json(), takes.entry("tool"));
        values = bind().values();
        method = Arrays.stream(Constrained.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equalsIgnoreCase(takes.name())).findFirst().orElseThrow();
    }

    @Benchmark
    public BoundArguments bind() throws InvalidArgumentsException {
        return binder.bind(arguments, NOTHING);
    }

    @Benchmark
    public Set<ConstraintViolation<Constrained>> validate() {
        return validator.validateParameters(bean, method, values);
    }
}

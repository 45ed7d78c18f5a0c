package io.portcullis.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.BoundMethod;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Invocation.Thread;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.gate.Pass;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;

/**
 * Tools to measure with, and those who call them. Each asks for a role and a scope, has a rate limit for each caller, and runs
 * on the event loop.
 */
public enum Sample {

    /** Takes a text and returns it. */
    TEXT("{\"text\":\"What is the weather like in Z\u00fcrich?\"}", Map.of("text", "java.lang.String"), "", Result.TEXT),

    /** Takes ten arguments of several types and returns the first. */
    MIXED("{\"a\":\"Z\u00fcrich\",\"b\":17,\"c\":8000000000,\"d\":2.5,\"e\":true,\"f\":\"2026-11-01\",\"g\":[\"x\",\"y\"],"
            + "\"h\":\"b2c1f1de-5f0e-4a0c-9a3e-2f8d8a1d7c11\",\"i\":12.50,\"j\":\"MONDAY\"}",
            Map.of("a", "java.lang.String", "b", "int", "c", "long", "d", "double", "e", "boolean", "f",
                    "java.time.LocalDate", "g", "java.util.List<java.lang.String>", "h", "java.util.UUID", "i",
                    "java.math.BigDecimal", "j", "java.time.DayOfWeek"),
            "", Result.TEXT),

    /** Takes a value with a list of three values in it and returns it, with a schema for what it returns. */
    ORDER("{\"order\":{\"customer\":\"M\u00fcller & Co\",\"urgent\":true,\"lines\":["
            + "{\"article\":\"Caf\u00e9 cr\u00e8me\",\"count\":42,\"price\":3.90},"
            + "{\"article\":\"Gipfeli\",\"count\":12,\"price\":1.40},{\"article\":\"Zucker\",\"count\":1,\"price\":0.20}]}}",
            Map.of("order", Order.class.getName()),
            "{\"type\":\"object\",\"properties\":{\"customer\":{\"type\":\"string\"},\"urgent\":{\"type\":\"boolean\"},"
                    + "\"lines\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"article\":{\"type\":"
                    + "\"string\"},\"count\":{\"type\":\"integer\"},\"price\":{\"type\":\"number\"}},\"required\":"
                    + "[\"article\",\"count\"]}}},\"required\":[\"customer\",\"lines\"]}",
            Result.STRUCTURED);

    /** A limit that is counted and never reached. */
    private static final Rate RATE = new Rate(1_000_000_000, Duration.ofSeconds(1), 1_000_000_000, Refill.GREEDY);
    private static final Instant LATER = Instant.now().plus(Duration.ofDays(1));
    private static final String ROLE = "caller";
    private static final String SCOPE = "tools:use";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{%s},\"additionalProperties\":false}";

    private final String arguments;
    private final List<Parameter> parameters;
    private final String outputSchema;
    private final Result result;

    Sample(String arguments, Map<String, String> types, String outputSchema, Result result) {
        this.arguments = arguments;
        this.parameters = types.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(type -> new Parameter(Source.ARGUMENT, type.getKey(), type.getValue(), true, false, "")).toList();
        this.outputSchema = outputSchema;
        this.result = result;
    }

    /** The arguments of a call of it, as JSON. */
    public String arguments() {
        return arguments;
    }

    /** Such a tool of that name, which returns its first argument. */
    public Entry entry(String name) {
        String key = Entry.key(Feature.TOOL, name);
        String properties = parameters.stream()
                .map(parameter -> "\"" + parameter.name() + "\":{\"description\":\"One of several\"}")
                .collect(Collectors.joining(","));
        ToolDescriptor descriptor = new ToolDescriptor(name, Display.of("The tool " + name, "Does what " + name + " does."),
                SCHEMA.formatted(properties), outputSchema, new Hints(false, true, false, true), List.of(), TaskSupport.NONE);
        return new Entry(descriptor, AccessRule.roles(List.of(Set.of(ROLE))).withScopes(Set.of(SCOPE)),
                List.of(new LimitRule(By.CALLER, key, RATE, 1)), Optional.empty(),
                new Invocation("Tools#" + name, guarded(key), parameters, Thread.EVENT_LOOP, result, Bounds.NONE));
    }

    /** As the guard before a bean does it: only who holds the pass gets in. */
    private static BoundMethod guarded(String key) {
        return values -> {
            if (!Pass.take(key)) {
                throw new IllegalStateException("no pass");
            }
            return values[0];
        };
    }

    /** So many such tools. */
    public List<Entry> entries(int many) {
        return IntStream.range(0, many).mapToObj(i -> entry(name(i))).toList();
    }

    /** The name of one of several tools. */
    public static String name(int number) {
        return "tool_" + number;
    }

    /** So many callers who may use all of it. */
    public static Caller[] callers(int many) {
        return IntStream.range(0, many).mapToObj(i -> new Caller("user-" + i, "https://issuer.example", Authentication.JWT,
                Set.of(ROLE), Set.of(SCOPE), Optional.of(LATER))).toArray(Caller[]::new);
    }
}

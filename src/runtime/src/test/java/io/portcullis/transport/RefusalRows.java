package io.portcullis.transport;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.credential.Challenge;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Failed;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Unknown;

/** What every refusal there can be looks like to a client; those that look alike are one row. */
final class RefusalRows {

    private static final StatusTable STATUSES = new StatusTable(Challenge.PLAIN);
    private static final ObjectMapper JSON = new ObjectMapper();

    private RefusalRows() {
    }

    /** The rows of the table, by status and code. */
    static String text() {
        Map<String, Set<String>> reasonsByLook = new LinkedHashMap<>();
        refusals().forEach(refusal -> reasonsByLook.computeIfAbsent(look(refusal), look -> new TreeSet<>())
                .add("`" + refusal.reason() + "`"));
        return new TreeMap<>(reasonsByLook).entrySet().stream()
                .map(row -> row.getKey() + " | " + String.join(", ", row.getValue()) + " |\n").collect(Collectors.joining());
    }

    private static String look(Refusal refusal) {
        JsonNode modern = error(refusal, true);
        String data = fields(modern.path("data")).stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "));
        String headers = STATUSES.headers(refusal).keySet().stream().sorted().map(header -> "`" + header + "`")
                .collect(Collectors.joining(", "));
        return "| " + both(STATUSES.status(refusal, true), STATUSES.status(refusal, false)) + " | "
                + both(modern.path("code").asInt(), error(refusal, false).path("code").asInt()) + " | " + words(refusal) + " | "
                + data + " | " + headers;
    }

    private static String both(int modern, int older) {
        return modern == older ? "" + modern : modern + "; " + older + " before 2026-07-28";
    }

    private static String words(Refusal refusal) {
        return refusal instanceof Malformed ? "*says what is wrong*"
                : refusal instanceof Failed ? "*the text of the method*" : ErrorTable.text(refusal);
    }

    private static JsonNode error(Refusal refusal, boolean modern) {
        try {
            return JSON.readTree(ErrorTable.error(null, refusal, modern)).path("error");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> fields(JsonNode data) {
        List<String> names = new ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Every kind of refusal, with every value that its parts can have where there is a list of them. */
    private static List<Refusal> refusals() {
        return Arrays.stream(Refusal.class.getPermittedSubclasses()).flatMap(kind -> all(kind).stream())
                .filter(refusal -> !isDeniedMethod(refusal)).toList();
    }

    /** A method of the protocol has no rule: it is there or it is not. */
    private static boolean isDeniedMethod(Refusal refusal) {
        return refusal instanceof Unknown unknown && unknown.kind() == Unknown.Kind.METHOD
                && unknown.why() != Unknown.Why.ABSENT;
    }

    private static List<Refusal> all(Class<?> kind) {
        List<List<Object>> arguments = List.of(List.of());
        for (RecordComponent component : kind.getRecordComponents()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> some : arguments) {
                values(component.getType()).forEach(value -> longer.add(IntStream.rangeClosed(0, some.size())
                        .mapToObj(i -> i < some.size() ? some.get(i) : value).toList()));
            }
            arguments = longer;
        }
        return arguments.stream().map(some -> made(kind, some)).toList();
    }

    private static Refusal made(Class<?> kind, List<Object> arguments) {
        try {
            Class<?>[] types = Arrays.stream(kind.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (Refusal) kind.getDeclaredConstructor(types).newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<?> values(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        Map<Class<?>, List<?>> samples = Map.of(boolean.class, List.of(true, false), int.class, List.of(Failed.CODE),
                String.class,
                List.of("{}"), Duration.class, List.of(Duration.ofSeconds(9)), Set.class, List.of(Set.of("scope")), List.class,
                List.of(List.of("2026-07-28")));
        return samples.get(type);
    }
}

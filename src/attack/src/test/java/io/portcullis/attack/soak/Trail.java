package io.portcullis.attack.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Json;

/** How often a trail says what: kind, door and outcome. It is read line by line, since it may be long. */
public record Trail(Map<Entry, Long> counts) {

    /**
     * What records have in common.
     *
     * @param kind the code of the record: call, message, request, credential ...
     * @param door the way in, or nothing
     * @param outcome how it ended
     */
    public record Entry(String kind, String door, String outcome) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return toString().compareTo(other.toString());
        }

        /** Whether it stands for a request. A task is told once more when it ends, by itself. */
        boolean isRequest() {
            return !door.equals("task") && !door.equals("bean")
                    && Stream.of("call", "message", "request", "credential").anyMatch(kind::equals);
        }
    }

    /** @param path the file that is written to; older ones are beside it */
    public static Trail of(Path path) throws IOException {
        Map<Entry, Long> counts = new TreeMap<>();
        for (Path file : AuditTrail.files(path)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> line.endsWith("}")).map(Json::parse)
                        .forEach(record -> counts.merge(entry(record), record.path("count").asLong(1), Long::sum));
            }
        }
        return new Trail(counts);
    }

    /** Records that stand for a request each. */
    public long requests() {
        return sum(Entry::isRequest);
    }

    /** Of these, those that brought a message of a caller. */
    public long messages() {
        return sum(entry -> entry.isRequest() && (entry.kind().equals("call") || entry.kind().equals("message")));
    }

    /** Records of a kind with an outcome, whatever door they came through. */
    public long of(String kind, String outcome) {
        return sum(entry -> entry.kind().equals(kind) && entry.outcome().equals(outcome));
    }

    /** Records of a kind. */
    public long of(String kind) {
        return sum(entry -> entry.kind().equals(kind));
    }

    private long sum(Predicate<Entry> wanted) {
        return counts.entrySet().stream().filter(each -> wanted.test(each.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    private static Entry entry(JsonNode record) {
        return new Entry(record.at("/metadata/event_code").asText(), record.at("/unmapped/door").asText(),
                record.path("status_code").asText());
    }
}

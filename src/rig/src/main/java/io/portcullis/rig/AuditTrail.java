package io.portcullis.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** The records of an audit trail in files. */
public record AuditTrail(List<JsonNode> records) {

    /** @param path the file that is written to; older ones are beside it */
    public static AuditTrail of(Path path) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : files(path)) {
            for (String line : Files.readAllLines(file)) {
                if (line.endsWith("}")) { // not one that was cut by a kill
                    records.add(Json.parse(line));
                }
            }
        }
        return new AuditTrail(records);
    }

    /** The values of an argument in the calls that were about to begin. */
    public Set<Long> intents(String tool, String argument) {
        Set<Long> values = new TreeSet<>();
        for (JsonNode record : records) {
            if (record.at("/metadata/event_code").asText().equals("intent")
                    && record.at("/resources/0/name").asText().equals(tool)) {
                values.add(record.at("/api/request/data").get(argument).asLong());
            }
        }
        return values;
    }

    /** The ids of requests in the records of a kind, as clients wrote them. */
    public List<String> requests(String kind) {
        return records.stream().filter(record -> record.at("/metadata/event_code").asText().equals(kind))
                .map(record -> record.at("/api/request/uid").asText()).toList();
    }

    /** All files of the trail. */
    public static List<Path> files(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith("audit")).filter(file -> !file.toString()
                    .endsWith(".lock")).sorted().toList();
        }
    }
}

package io.portcullis.attack.caller;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Json;

/**
 * What a browser would make of a stream: lines end with CR, LF or both, fields other than those of the standard are errors
 * here.
 */
public final class Events {

    private Events() {
    }

    /** All messages of an answer, of which there is one if it is no stream. */
    public static List<JsonNode> of(Answer answer) {
        boolean stream = answer.header("content-type").orElse("").startsWith("text/event-stream");
        return stream ? of(answer.text()) : List.of(answer.json());
    }

    /** The data of all events of a whole stream. */
    public static List<JsonNode> of(String stream) {
        List<JsonNode> events = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        for (String line : stream.split("\r\n|\r|\n", -1)) {
            if (line.isEmpty() && data.length() > 0) {
                events.add(Json.parse(data.toString()));
                data.setLength(0);
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()));
            } else if (!line.isEmpty() && !line.startsWith(":")) {
                throw new AssertionError("a line nobody meant to send: " + line);
            }
        }
        return events;
    }
}

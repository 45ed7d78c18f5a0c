package io.portcullis.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.portcullis.chain.Line;

/** Calls that began and of which no end was found yet. Memory is bounded. */
final class Intents {

    private static final int MOST = 100_000;

    private final Map<String, Long> open = new LinkedHashMap<>();
    private final Consumer<String> notes;
    private long unfollowed;

    Intents(Consumer<String> notes) {
        this.notes = notes;
    }

    void follow(Line line) {
        String call = line.record().path("metadata").path("correlation_uid").asText();
        switch (line.event()) {
            case "intent" -> begin(call, line.sequence());
            case "call" -> end(call, line);
            case "started" -> over();
            default -> {
                // says nothing about a call
            }
        }
    }

    /** What is still open has no end. */
    void over() {
        open.forEach((call, sequence) -> notes
                .accept("record " + sequence + " announces the call " + call + ", whose outcome was not recorded"));
        if (unfollowed > 0) {
            notes.accept(unfollowed + " further announced calls were too many at once to be followed");
        }
        open.clear();
        unfollowed = 0;
    }

    /** A call that goes on as a task has not ended yet. */
    private void end(String call, Line line) {
        if (!line.record().path("status_code").asText().equals("accepted")) {
            open.remove(call);
        }
    }

    private void begin(String call, long sequence) {
        if (open.size() < MOST) {
            open.put(call, sequence);
        } else {
            unfollowed++;
        }
    }
}

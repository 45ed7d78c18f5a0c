package io.portcullis.task;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one node tells the others about a task.
 *
 * @param kind what happened
 * @param task the id of the task
 * @param content the answers of the client, as a JSON object; else empty
 */
public record Word(Kind kind, String task, String content) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    /** What happened. */
    public enum Kind {
        /** The task was cancelled: whoever runs it stops. */
        CANCELLED,
        /** Its client has answered: whoever runs it goes on. */
        ANSWERED,
        /** Its status has changed in the store: whoever watches it looks. */
        CHANGED
    }

    String text() {
        return kind + "\n" + task + "\n" + content;
    }

    /** What a message says; empty for one that no node of this version sends. */
    static Optional<Word> of(String message) {
        String[] parts = message.split("\n", 3);
        if (parts.length != 3 || !ID.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(parts[0])) {
                return Optional.of(new Word(kind, parts[1], parts[2]));
            }
        }
        return Optional.empty();
    }
}

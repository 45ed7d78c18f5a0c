package io.portcullis.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The revisions of the Model Context Protocol that are served, oldest first. */
public enum Revision {
    /** Only over its own transport, HTTP+SSE, which has to be switched on. */
    V2024_11_05("2024-11-05"),
    V2025_03_26("2025-03-26"),
    V2025_06_18("2025-06-18"),
    V2025_11_25("2025-11-25"),
    V2026_07_28("2026-07-28");

    private static final List<Revision> ALL = List.of(values());

    private final String text;

    Revision(String text) {
        this.text = text;
    }

    /** The revision as it is written on the wire. */
    public String text() {
        return text;
    }

    /** Whether the revision is stateless: every request says its revision itself, there is no handshake. */
    public boolean isModern() {
        return this == V2026_07_28;
    }

    /** Whether this revision is {@code other} or newer. */
    public boolean isAtLeast(Revision other) {
        return compareTo(other) >= 0;
    }

    /** The revision of that text, if it is served. */
    public static Optional<Revision> of(String text) {
        for (Revision revision : ALL) {
            if (revision.text.equals(text)) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    /** The newest revision with a handshake. */
    public static Revision newestHandshake() {
        return V2025_11_25;
    }

    /**
     * Every revision that is served, newest first; the same list in discovery and in errors (D-08).
     *
     * @param oldest the oldest of them
     */
    public static List<String> servedFrom(Revision oldest) {
        List<String> texts = new ArrayList<>();
        for (Revision revision : values()) {
            if (revision.isAtLeast(oldest)) {
                texts.add(revision.text);
            }
        }
        Collections.reverse(texts);
        return List.copyOf(texts);
    }
}

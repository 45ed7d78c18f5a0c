package io.portcullis.api;

import java.util.List;
import java.util.Map;

/**
 * What came back for a {@link Form} or a {@link UrlVisit}. The values were checked against the fields.
 *
 * @param action what the person did
 * @param values the values by field; empty unless accepted
 */
public record FormAnswer(Action action, Map<String, Object> values) {

    /** What a person does with a question. */
    public enum Action {
        /** Answered it. */
        ACCEPT,
        /** Said no. */
        DECLINE,
        /** Went away. */
        CANCEL
    }

    public FormAnswer {
        values = Map.copyOf(values);
    }

    /** Whether the person answered. */
    public boolean isAccepted() {
        return action == Action.ACCEPT;
    }

    /** The value of a text or a choice; null when it is not filled in. */
    public String text(String field) {
        return (String) values.get(field);
    }

    /** The value of a number; null when it is not filled in. */
    public Number number(String field) {
        return (Number) values.get(field);
    }

    /** The value of a flag; false when it is not filled in. */
    public boolean flag(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /** The values of several choices; empty when none is filled in. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String field) {
        return values.get(field) == null ? List.of() : (List<String>) values.get(field);
    }
}

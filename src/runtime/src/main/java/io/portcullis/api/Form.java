package io.portcullis.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A form for the person behind the client. Never ask for secrets with it (EL-01): a {@link UrlVisit} is for that.
 *
 * @param message why it is asked
 * @param fields the fields, in order
 */
public record Form(String message, List<Field> fields) implements Question {

    public Form {
        Objects.requireNonNull(message, "message");
        fields = List.copyOf(fields);
        if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("two fields have the same name");
        }
    }

    /** A form with these fields; without any, it only asks to go on. */
    public static Form of(String message, Field... fields) {
        return new Form(message, List.of(fields));
    }

    /** The same form with one more field. */
    public Form with(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Form(message, more);
    }
}

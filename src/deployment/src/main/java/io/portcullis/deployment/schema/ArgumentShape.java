package io.portcullis.deployment.schema;

import java.util.Objects;

/**
 * One argument of a tool.
 *
 * @param index which parameter of the method it is, from 0
 * @param name its name in JSON
 * @param description what it means; may be empty
 * @param required whether it must be given; an optional type never is
 * @param defaultValue JSON text of the value of an argument that is not given, or null
 * @param header the header clients mirror it in; empty for none
 * @param sensitive whether all of it is sensitive
 */
public record ArgumentShape(int index, String name, String description, boolean required, String defaultValue,
        String header, boolean sensitive) {

    public ArgumentShape {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(header, "header");
    }

    /** An argument that is mirrored nowhere. */
    public ArgumentShape(int index, String name, String description, boolean required, String defaultValue) {
        this(index, name, description, required, defaultValue, "", false);
    }
}

package io.portcullis.protocol;

import java.nio.charset.StandardCharsets;

/**
 * One JSON value inside a body that was found well-formed, not yet read. Presented, not checked: duplicate keys may hide inside.
 *
 * @param body the whole body; shared, never changed
 * @param from first byte of the value
 * @param to one past its last byte
 */
public record Slice(byte[] body, int from, int to) {

    /** The value's bytes as text. */
    public String text() {
        return new String(body, from, to - from, StandardCharsets.UTF_8);
    }

    /** How many bytes the value has. */
    public int length() {
        return to - from;
    }

    /** Whether the value is a JSON object. */
    public boolean isObject() {
        return body[from] == '{';
    }

    /** Whether the value is a JSON string. */
    public boolean isString() {
        return body[from] == '"';
    }

    /** Whether the value is {@code null}. */
    public boolean isNull() {
        return body[from] == 'n';
    }
}

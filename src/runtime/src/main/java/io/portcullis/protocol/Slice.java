package io.portcullis.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * One JSON value inside a body that was found well-formed, not yet read. Presented, not checked: duplicate keys may hide
 * inside.
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

    /** The same value, without the body around it: for what is kept longer than the request. */
    public Slice alone() {
        return length() == body.length ? this : new Slice(bytes(), 0, length());
    }

    /** A copy of the value's bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(body, from, to);
    }

    /** Whether the value is spelt exactly like this. */
    public boolean hasBytes(byte[] other) {
        return Arrays.equals(body, from, to, other, 0, other.length);
    }

    /** How many bytes the value has. */
    public int length() {
        return to - from;
    }

    /** Whether a string or key inside is spelt with escapes. */
    boolean hasEscapes() {
        for (int i = from; i < to; i++) {
            if (body[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a string or key inside holds the character U+0000, which JSON can only spell as an escape. No text needs it, and
     * much that stands behind a
     * tool - a database, a file system - stumbles over it.
     */
    public boolean holdsNul() {
        for (int i = from; i < to - 1; i++) {
            if (body[i] != '\\') {
                continue;
            }
            i++; // what is escaped
            if (body[i] == 'u' && i + 4 < to && body[i + 1] == '0' && body[i + 2] == '0' && body[i + 3] == '0'
                    && body[i + 4] == '0') {
                return true;
            }
        }
        return false;
    }

    /**
     * The members of an object in the parameters, each unread. One that is repeated is refused: a filter may read the other.
     */
    public Map<String, Slice> members() {
        Map<String, Slice> members = new LinkedHashMap<>();
        try (JsonParser in = Json.factory().createParser(body, from, length())) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                if (members.put(name, value(in)) != null) {
                    throw new RefusedException(new Malformed(Fault.PARAMS, "An object in params repeats a member"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** The elements of an array, each unread. */
    public List<Slice> elements() {
        List<Slice> elements = new ArrayList<>();
        try (JsonParser in = Json.factory().createParser(body, from, length())) {
            in.nextToken();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return elements;
    }

    private Slice value(JsonParser in) throws IOException {
        int start = from + (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        return new Slice(body, start, from + (int) in.currentLocation().getByteOffset());
    }

    /** The value as a tree. Of repeated keys the last one counts. */
    public JsonNode tree() {
        return Json.tree(this);
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

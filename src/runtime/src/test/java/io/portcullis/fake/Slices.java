package io.portcullis.fake;

import java.nio.charset.StandardCharsets;

import io.portcullis.protocol.Slice;

/** Unread JSON for tests. */
public final class Slices {

    private Slices() {
    }

    /** The value; single quotes may be used. It stands in the middle of a larger body, as most do. */
    public static Slice of(String json) {
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[value.length + 2];
        body[0] = '[';
        System.arraycopy(value, 0, body, 1, value.length);
        body[value.length + 1] = ']';
        return new Slice(body, 1, value.length + 1);
    }
}

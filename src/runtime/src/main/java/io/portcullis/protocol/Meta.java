package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * What {@code params._meta} says about the protocol.
 *
 * @param present whether there is an object {@code _meta}
 * @param modern whether it holds the key of the protocol version, whatever its value (E-04)
 * @param version the protocol version, or null when it is absent or not a string
 * @param capabilities whether the client's capabilities are there and an object (D-04)
 */
public record Meta(boolean present, boolean modern, String version, boolean capabilities) {

    /** The key of the protocol version. */
    public static final String VERSION = "io.modelcontextprotocol/protocolVersion";

    /** The key of the client's capabilities. */
    public static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    private static final int LONGEST_SEEN = 4_096;

    /** A client says the same about itself with every request, byte for byte; reading it once is enough. */
    private static volatile Seen last;

    private static final Meta ABSENT = new Meta(false, false, null, false);

    /** Reads the member {@code _meta}. */
    public static Meta of(Params params) {
        Slice slice = params.members().get("_meta");
        if (slice == null || !slice.isObject()) {
            return ABSENT;
        }
        Seen known = last;
        if (known != null && slice.hasBytes(known.bytes())) {
            return known.meta();
        }
        try (JsonParser in = Json.strictParser(slice)) {
            Meta meta = read(in);
            last = slice.length() <= LONGEST_SEEN ? new Seen(slice.bytes(), meta) : known;
            return meta;
        } catch (IOException e) {
            throw new RefusedException(new Malformed(Fault.REQUEST, "params._meta is malformed"));
        }
    }

    /** Bytes, and what they mean to everybody. */
    private record Seen(byte[] bytes, Meta meta) {
    }

    private static Meta read(JsonParser in) throws IOException {
        boolean modern = false;
        String version = null;
        boolean capabilities = false;
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (VERSION.equals(name)) {
                modern = true;
                version = value == JsonToken.VALUE_STRING ? in.getText() : null;
            } else if (CAPABILITIES.equals(name)) {
                capabilities = value == JsonToken.START_OBJECT;
            }
            in.skipChildren();
        }
        return new Meta(true, modern, version, capabilities);
    }
}

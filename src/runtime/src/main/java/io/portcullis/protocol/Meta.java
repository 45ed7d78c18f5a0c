package io.portcullis.protocol;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

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
 * @param capabilities what the client can do (D-04), or null when it is absent or not an object
 * @param logLevel the log messages the client wants, as JSON, or null
 * @param progressToken what the client wants to hear of progress by, as JSON: a string or an integer; else null
 * @param trace the trace the call belongs to
 */
public record Meta(boolean present, boolean modern, String version, ClientCapabilities capabilities, String logLevel,
        String progressToken, TraceContext trace) {

    /** The key of the protocol version. */
    public static final String VERSION = "io.modelcontextprotocol/protocolVersion";

    /** The key of the client's capabilities. */
    public static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

    /** The key of the log level. */
    public static final String LOG_LEVEL = "io.modelcontextprotocol/logLevel";

    private static final int LONGEST_SEEN = 4_096;

    /**
     * A client says the same about itself with every request, byte for byte; reading it once is enough. Kinds of clients are
     * told apart by how much they say.
     */
    private static final AtomicReferenceArray<Seen> LATELY = new AtomicReferenceArray<>(64);

    private static final Meta ABSENT = new Meta(false, false, null, null, null, null, TraceContext.NONE);

    /** Reads the member {@code _meta}. */
    public static Meta of(Params params) {
        Slice slice = params.members().get("_meta");
        if (slice == null || !slice.isObject()) {
            return ABSENT;
        }
        int place = slice.length() % LATELY.length();
        Seen known = LATELY.get(place);
        if (known != null && slice.hasBytes(known.bytes())) {
            return known.meta();
        }
        try (JsonParser in = Json.strictParser(slice)) {
            Meta meta = new Reader(slice).read(in);
            if (slice.length() <= LONGEST_SEEN && !meta.isOfOneRequest()) {
                LATELY.set(place, new Seen(slice.bytes(), meta));
            }
            return meta;
        } catch (IOException e) {
            throw new RefusedException(new Malformed(Fault.REQUEST, "params._meta is malformed"));
        }
    }

    /** Whether it says what no other request will say again. */
    private boolean isOfOneRequest() {
        return progressToken != null || trace != TraceContext.NONE;
    }

    /** Bytes, and what they mean to everybody. */
    private record Seen(byte[] bytes, Meta meta) {
    }

    private static final class Reader {

        private final Slice whole;
        private boolean modern;
        private String version;
        private ClientCapabilities capabilities;
        private String logLevel;
        private String progressToken;
        private String traceParent = "";
        private String traceState = "";

        Reader(Slice whole) {
            this.whole = whole;
        }

        Meta read(JsonParser in) throws IOException {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                member(name, in, in.nextToken());
                in.skipChildren();
            }
            return new Meta(true, modern, version, capabilities, logLevel, progressToken,
                    TraceContext.of(traceParent, traceState));
        }

        private void member(String name, JsonParser in, JsonToken value) throws IOException {
            boolean text = value == JsonToken.VALUE_STRING;
            switch (name) {
                case VERSION -> {
                    modern = true;
                    version = text ? in.getText() : null;
                }
                case CAPABILITIES -> capabilities = value == JsonToken.START_OBJECT ? ClientCapabilities.of(slice(in)) : null;
                case LOG_LEVEL -> logLevel = slice(in).text();
                case "progressToken" -> progressToken = text || value == JsonToken.VALUE_NUMBER_INT ? slice(in).text() : null;
                case "traceparent" -> traceParent = text ? in.getText() : "";
                case "tracestate" -> traceState = text ? in.getText() : "";
                default -> {
                }
            }
        }

        private Slice slice(JsonParser in) throws IOException {
            int from = whole.from() + (int) in.currentTokenLocation().getByteOffset();
            in.skipChildren();
            in.finishToken();
            return new Slice(whole.body(), from, whole.from() + (int) in.currentLocation().getByteOffset());
        }
    }
}

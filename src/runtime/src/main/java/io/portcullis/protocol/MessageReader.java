package io.portcullis.protocol;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.portcullis.protocol.Message.Kind;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * Reads a body into a {@link Message}, in one pass and without a tree: every byte is checked to be JSON, the values of the parameters are only
 * remembered by their place.
 */
public final class MessageReader {

    private static final Malformed NOT_JSON = new Malformed(Fault.JSON, "The body is not valid JSON");
    private static final Malformed TOO_DEEP = new Malformed(Fault.JSON, "The body exceeds the limits on nesting or length");

    private final JsonFactory factory;

    /** @param maxDepth how deep a body may be nested */
    public MessageReader(int maxDepth) {
        this.factory = Json.factory().rebuild()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                .build();
    }

    /** Reads a body, or throws what is wrong with it. */
    public Message read(byte[] body) {
        try (JsonParser in = factory.createParser(body)) {
            Message message = message(in, body);
            if (in.nextToken() != null) {
                throw new RefusedException(NOT_JSON);
            }
            return message;
        } catch (StreamConstraintsException e) {
            throw new RefusedException(TOO_DEEP);
        } catch (IOException e) {
            throw new RefusedException(NOT_JSON);
        }
    }

    private static Message message(JsonParser in, byte[] body) throws IOException {
        JsonToken first = in.nextToken();
        if (first == null) {
            throw new RefusedException(NOT_JSON);
        }
        if (first == JsonToken.START_ARRAY) {
            in.skipChildren();
            return new Message(Kind.BATCH, null, null, Params.NONE);
        }
        if (first != JsonToken.START_OBJECT) {
            throw refused("The body is not a JSON-RPC message");
        }
        Envelope envelope = new Envelope();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            envelope.member(name, in, body);
        }
        return envelope.message();
    }

    private static RefusedException refused(String detail) {
        return new RefusedException(new Malformed(Fault.REQUEST, detail));
    }

    private static Slice slice(JsonParser in, byte[] body) throws IOException {
        int from = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        return new Slice(body, from, (int) in.currentLocation().getByteOffset());
    }

    /** Collects the members of one message; each of the known ones may come once. */
    private static final class Envelope {

        private static final Set<String> KNOWN = Set.of("jsonrpc", "id", "method", "params", "result", "error");

        private final Set<String> seen = new HashSet<>(8);
        private boolean version;
        private RequestId id;
        private String method;
        private Params params = Params.NONE;

        void member(String name, JsonParser in, byte[] body) throws IOException {
            if (KNOWN.contains(name) && !seen.add(name)) {
                throw refused("The member " + name + " is repeated");
            }
            switch (name) {
                case "jsonrpc" -> version = in.currentToken() == JsonToken.VALUE_STRING && "2.0".equals(in.getText());
                case "id" -> id = id(in, body);
                case "method" -> method = method(in);
                case "params" -> params = params(in, body);
                default -> in.skipChildren();
            }
        }

        Message message() {
            if (!version) {
                throw refused("The member jsonrpc must be \"2.0\"");
            }
            if (method != null) {
                return new Message(id == null ? Kind.NOTIFICATION : Kind.REQUEST, id, method, params);
            }
            if (seen.contains("result") || seen.contains("error")) {
                return new Message(Kind.RESPONSE, null, null, Params.NONE);
            }
            throw refused("The member method is missing");
        }

        private static RequestId id(JsonParser in, byte[] body) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING && in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw refused("The member id must be a string or an integer");
            }
            return new RequestId(slice(in, body).text());
        }

        private static String method(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw refused("The member method must be a string");
            }
            return in.getText();
        }

        private static Params params(JsonParser in, byte[] body) throws IOException {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                in.skipChildren();
                return in.currentToken() == JsonToken.VALUE_NULL ? Params.NONE : Params.MALFORMED;
            }
            Map<String, Slice> members = new HashMap<>(8);
            boolean wellFormed = true;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                wellFormed &= members.put(name, slice(in, body)) == null;
            }
            return new Params(members, wellFormed);
        }
    }
}

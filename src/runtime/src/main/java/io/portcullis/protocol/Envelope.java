package io.portcullis.protocol;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.portcullis.protocol.Message.Kind;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * Collects the members of one message; each of the known ones may come once. What is wrong with the shape waits until all was
 * read as JSON.
 */
final class Envelope {

    private static final List<String> KNOWN = List.of("jsonrpc", "id", "method", "params", "result", "error");
    private static final int RESULT = 1 << KNOWN.indexOf("result");
    private static final int ERROR = 1 << KNOWN.indexOf("error");

    private final byte[] body;
    private int seen; // a bit for each that is known
    private Slice batch;
    private Slice result;
    private String fault;
    private boolean version;
    private RequestId id;
    private String method;
    private Params params = Params.NONE;

    Envelope(byte[] body) {
        this.body = body;
    }

    /** Reads the value at the parser to its end. */
    void read(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            wrong("The body is not a JSON-RPC message");
            boolean array = in.currentToken() == JsonToken.START_ARRAY;
            Slice whole = slice(in);
            batch = array ? whole : null;
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            member(name, in);
            in.skipChildren();
        }
    }

    /** The message, or throws what is wrong with its shape. */
    Message message() {
        if (batch != null) {
            return new Message(Kind.BATCH, null, null, Params.NONE, batch);
        }
        if (!version) {
            wrong("The member jsonrpc must be \"2.0\"");
        }
        boolean response = method == null && (seen & (RESULT | ERROR)) != 0;
        if (method == null && !response) {
            wrong("The member method is missing");
        }
        if (fault != null) {
            throw new RefusedException(new Malformed(Fault.REQUEST, fault));
        }
        if (response) {
            return new Message(Kind.RESPONSE, id, null, Params.NONE, (seen & ERROR) != 0 ? null : result);
        }
        return new Message(id == null ? Kind.NOTIFICATION : Kind.REQUEST, id, method, params);
    }

    private void member(String name, JsonParser in) throws IOException {
        int place = KNOWN.indexOf(name);
        int bit = place < 0 ? 0 : 1 << place;
        if ((seen & bit) != 0) {
            wrong("The member " + name + " is repeated");
            return;
        }
        seen |= bit;
        switch (name) {
            case "jsonrpc" -> version = in.currentToken() == JsonToken.VALUE_STRING && "2.0".equals(in.getText());
            case "id" -> id = id(in);
            case "method" -> method = method(in);
            case "params" -> params = params(in);
            case "result" -> result = slice(in);
            default -> {
            }
        }
    }

    private RequestId id(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING && in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrong("The member id must be a string or an integer");
            return null;
        }
        return new RequestId(slice(in).text());
    }

    private String method(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            wrong("The member method must be a string");
            return null;
        }
        return in.getText();
    }

    private Params params(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            return in.currentToken() == JsonToken.VALUE_NULL ? Params.NONE : Params.MALFORMED;
        }
        Map<String, Slice> members = new HashMap<>(8);
        boolean wellFormed = true;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            wellFormed &= members.put(name, slice(in)) == null;
        }
        return new Params(members, wellFormed);
    }

    private Slice slice(JsonParser in) throws IOException {
        int from = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        return new Slice(body, from, (int) in.currentLocation().getByteOffset());
    }

    /** The first fault is the one that is told. */
    private void wrong(String detail) {
        fault = fault == null ? detail : fault;
    }
}

package io.portcullis.protocol;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * Reads a body into a {@link Message}, in one pass and without a tree: every byte is checked to be JSON, the values of the
 * parameters are only
 * remembered by their place.
 */
public final class MessageReader {

    private static final Malformed NOT_JSON = new Malformed(Fault.JSON, "The body is not valid JSON");
    private static final Malformed TOO_MUCH = new Malformed(Fault.JSON,
            "The body exceeds the limits on nesting, length or number of what it holds");

    private final JsonLimits limits;
    private final JsonFactory factory;

    /** @param maxDepth how deep a body may be nested; nothing else of it is limited */
    public MessageReader(int maxDepth) {
        this(JsonLimits.ofDepth(maxDepth));
    }

    /** @param limits how much a body may hold */
    public MessageReader(JsonLimits limits) {
        this.limits = limits;
        this.factory = Json.factory().rebuild()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(limits.depth())
                        .maxTokenCount(limits.tokens()).build())
                .build();
    }

    /** Reads a body, or throws what is wrong with it: first whether it is JSON, then its shape. */
    public Message read(byte[] body) {
        if (!Utf8.isValid(body)) {
            throw new RefusedException(NOT_JSON);
        }
        if (!JsonMeasure.fits(body, limits)) {
            throw new RefusedException(TOO_MUCH);
        }
        return json(body).message();
    }

    private Envelope json(byte[] body) {
        Envelope envelope = new Envelope(body);
        try (JsonParser in = factory.createParser(body)) {
            if (in.nextToken() == null) {
                throw new RefusedException(NOT_JSON);
            }
            envelope.read(in);
            if (in.nextToken() != null) {
                throw new RefusedException(NOT_JSON);
            }
        } catch (StreamConstraintsException e) {
            throw new RefusedException(TOO_MUCH);
        } catch (IOException e) {
            throw new RefusedException(NOT_JSON);
        }
        return envelope;
    }
}

package io.portcullis.engine;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.catalog.Catalog;
import io.portcullis.protocol.Slice;
import io.portcullis.redaction.Cause;
import io.portcullis.redaction.Excerpt;
import io.portcullis.redaction.Redaction;

/** Writes messages to the log, as far as they may be seen. What cannot be shown is not, and harms no message. */
public final class Traffic {

    /** Writes nothing. */
    public static final Traffic NONE = new Traffic(null, Redaction.NONE);

    private static final Logger LOG = Logger.getLogger("portcullis.traffic");

    /** How long a message is in the log, in characters. */
    private static final int MOST = 8_192;

    private final Supplier<Catalog> catalog;
    private final Redaction redaction;

    /** @param catalog the one of the moment */
    public Traffic(Supplier<Catalog> catalog, Redaction redaction) {
        this.catalog = catalog;
        this.redaction = redaction;
    }

    /** A message comes in; what is said in answer to it belongs to it. */
    Talk begins(Incoming incoming, String correlationId) {
        if (catalog == null) {
            return new Talk(incoming, null, correlationId, redaction);
        }
        try {
            JsonNode request = tree(incoming.body());
            if (request.isArray()) { // each of its messages is told by itself
                return new Talk(incoming, null, correlationId, redaction);
            }
            Shown shown = new Shown(catalog.get(), request);
            Talk talk = new Talk(incoming, shown, correlationId, shown.redaction(redaction));
            talk.tell("in", shown.request());
            return talk;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.infof("in %s: %d bytes that cannot be shown (%s)", correlationId, incoming.body().length, Cause.line(e));
            return new Talk(incoming, null, correlationId, redaction);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return new Slice(body, 0, body.length).tree();
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("not JSON");
        }
    }

    /** A message and what is said in answer to it. */
    static final class Talk {

        private final Incoming incoming;
        private final Shown shown;
        private final String correlationId;
        private final Redaction redaction;

        private Talk(Incoming incoming, Shown shown, String correlationId, Redaction redaction) {
            this.incoming = incoming;
            this.shown = shown;
            this.correlationId = correlationId;
            this.redaction = redaction;
        }

        /** The message, with an outlet that is listened to. */
        Incoming incoming() {
            return shown == null ? incoming
                    : new Incoming(incoming.body(), incoming.headers(), incoming.sessions(), incoming.sender(),
                            WatchedOutlet.heard(incoming.outlet(), this::says));
        }

        /** The answer goes out. */
        void ends(Reply reply, Throwable failure) {
            if (failure == null && shown != null && !reply.isNothing()) {
                says(reply.body());
            }
        }

        private void says(byte[] message) {
            try {
                tell("out", shown.answer(tree(message)));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.infof("out %s: %d bytes that cannot be shown (%s)", correlationId, message.length, Cause.line(e));
            }
        }

        private void tell(String direction, JsonNode message) {
            LOG.infof("%s %s: %s", direction, correlationId, Excerpt.of(message, redaction, MOST));
        }
    }
}

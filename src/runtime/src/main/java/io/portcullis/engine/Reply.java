package io.portcullis.engine;

import java.util.Optional;

import org.jboss.logging.Logger;

import io.portcullis.event.Correlation;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.RequestId;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Internal;

/**
 * What goes back.
 *
 * @param body the answer; empty when there is nothing to say
 * @param refusal what was refused, if the answer is an error
 * @param modern whether the request was of a stateless revision; decides some statuses
 * @param session the id of the session that begins with this answer
 */
public record Reply(byte[] body, Optional<Refusal> refusal, boolean modern, Optional<String> session) {

    private static final Logger LOG = Logger.getLogger(Reply.class);
    private static final Reply NOTHING = new Reply(new byte[0], Optional.empty(), false, Optional.empty());

    /** Nothing is said: the message was a notification (H-07), or nobody waits for the answer any more. */
    static Reply nothing() {
        return NOTHING;
    }

    static Reply result(byte[] body) {
        return new Reply(body, Optional.empty(), false, Optional.empty());
    }

    /** The same answer, with which a session begins (HL-02). */
    Reply beginning(Peer peer) {
        return new Reply(body, refusal, modern, Optional.of(peer.id()));
    }

    /** The answer when answering itself broke. The cause goes to the log. */
    public static Reply broken(Throwable failure) {
        return refused(null, broken(failure, Correlation.next()), false);
    }

    /** The refusal for what nobody expected. The cause goes to the log, under the id that the client is told. */
    static Refusal broken(Throwable failure, String correlationId) {
        LOG.errorf(Cause.of(failure), "A message could not be answered, correlation id %s", correlationId);
        return new Internal(correlationId);
    }

    static Reply refused(RequestId id, Refusal refusal, boolean modern) {
        return new Reply(ErrorTable.error(id, refusal, modern), Optional.of(refusal), modern, Optional.empty());
    }

    /** Whether there is nothing to say. */
    public boolean isNothing() {
        return body.length == 0;
    }
}

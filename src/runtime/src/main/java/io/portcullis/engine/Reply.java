package io.portcullis.engine;

import java.util.Optional;

import org.jboss.logging.Logger;

import io.portcullis.protocol.ErrorTable;
import io.portcullis.protocol.RequestId;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Internal;

/**
 * What goes back.
 *
 * @param body the answer; empty for an accepted notification
 * @param refusal what was refused, if the answer is an error
 * @param modern whether the request was of a stateless revision; decides some statuses
 */
public record Reply(byte[] body, Optional<Refusal> refusal, boolean modern) {

    private static final Logger LOG = Logger.getLogger(Reply.class);
    private static final Reply ACCEPTED = new Reply(new byte[0], Optional.empty(), false);

    static Reply accepted() {
        return ACCEPTED;
    }

    static Reply result(byte[] body) {
        return new Reply(body, Optional.empty(), false);
    }

    /** The answer when answering itself broke. The cause goes to the log. */
    public static Reply broken(Throwable failure) {
        LOG.error("A message could not be answered", failure);
        return refused(null, new Internal(), false);
    }

    static Reply refused(RequestId id, Refusal refusal, boolean modern) {
        return new Reply(ErrorTable.error(id, refusal), Optional.of(refusal), modern);
    }

    /** Whether there is nothing to say (H-07). */
    public boolean isAccepted() {
        return this == ACCEPTED;
    }
}

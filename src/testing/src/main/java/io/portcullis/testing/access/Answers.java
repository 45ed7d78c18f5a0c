package io.portcullis.testing.access;

import io.portcullis.testing.client.McpAnswer;

/** What an answer says about access. */
final class Answers {

    /** A state nobody sealed. Whoever brings it is told so after the gate has let the call in and before the method runs. */
    static final String FORGED_STATE = "probe";

    private static final String NOT_VALID = "params.requestState is not valid";
    private static final int MISSING_CAPABILITY = -32021;

    private Answers() {
    }

    /** The word for the answer of a call that brings {@link #FORGED_STATE}. */
    static Word word(McpAnswer answer) {
        if (answer.isUnauthenticated()) {
            return Word.UNAUTHENTICATED;
        } else if (answer.needsScope()) {
            return Word.SCOPE;
        } else if (answer.isHidden()) {
            return Word.HIDDEN;
        } else if (answer.errorCode() == MISSING_CAPABILITY) {
            return Word.TASK_ONLY;
        } else if (answer.isLimited() || answer.isError() || NOT_VALID.equals(answer.errorMessage())) {
            return Word.YES;
        }
        throw new NoWordException("HTTP " + answer.status() + " " + answer.body());
    }

    /** Refuses unless what is hidden was answered like what does not exist, but for the names the client sent itself. */
    static void requireAlike(McpAnswer hidden, String name, McpAnswer absent, String absentName) {
        String one = hidden.status() + " " + hidden.body().replace(name, "");
        String other = absent.status() + " " + absent.body().replace(absentName, "");
        if (!one.equals(other)) {
            throw new NoWordException("hidden, but not answered like what does not exist: " + one + " / " + other);
        }
    }
}

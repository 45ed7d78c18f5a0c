package io.portcullis.identity;

import io.portcullis.api.Caller;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

/** What came of a credential. Whoever looks at it has to deal with both. */
public sealed interface Outcome {

    /** A caller to be served. */
    record Known(Caller caller) implements Outcome {
    }

    /**
     * Nobody to be served.
     *
     * @param refusal why
     * @param kind what was presented: {@code none}, {@code api_key}, {@code bearer} or {@code other}
     */
    record Refused(Refusal refusal, String kind) implements Outcome {
    }

    /** A caller to be served. */
    static Outcome known(Caller caller) {
        return new Known(caller);
    }

    /** A credential that does not hold. */
    static Outcome refused(Credential credential, String kind) {
        return new Refused(new Unauthenticated(credential), kind);
    }
}

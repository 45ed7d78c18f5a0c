package io.portcullis.credential;

import io.portcullis.api.Caller;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;

/** What came of a credential. Whoever looks at it has to deal with both. */
public sealed interface Outcome {

    /**
     * A caller to be served.
     *
     * @param caller who
     * @param bound whether the credential counts only together with what this very request proves besides, so that what came
     *        of it says nothing about another request
     */
    record Known(Caller caller, boolean bound) implements Outcome {
    }

    /**
     * Nobody to be served.
     *
     * @param refusal why
     * @param kind what was presented: {@code none}, {@code api_key}, {@code bearer}, {@code dpop}, {@code certificate},
     *        {@code url} or {@code other}
     */
    record Refused(Refusal refusal, String kind) implements Outcome {
    }

    /** A caller to be served. */
    static Outcome known(Caller caller) {
        return new Known(caller, false);
    }

    /** A credential that does not hold. */
    static Outcome refused(Credential credential, Kind kind) {
        return refused(credential, kind.word());
    }

    /** A credential that does not hold. */
    static Outcome refused(Credential credential, String kind) {
        return new Refused(new Unauthenticated(credential), kind);
    }
}

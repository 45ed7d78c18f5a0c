package io.portcullis.identity;

import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Callers;

/** Looks into the memory of who was verified, for tests of other rooms. */
public final class Remembered {

    private Remembered() {
    }

    /** As if the token had just been verified. */
    public static void in(VerifiedCallers callers, String token) {
        callers.keep(callers.key(new Presented(Kind.BEARER, token)), PlainIdentity.of(Callers.key("alice")), Long.MAX_VALUE);
    }

    public static boolean isIn(VerifiedCallers callers, String token) {
        return callers.find(callers.key(new Presented(Kind.BEARER, token))) != null;
    }
}

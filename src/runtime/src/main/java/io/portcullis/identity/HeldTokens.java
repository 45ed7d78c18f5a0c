package io.portcullis.identity;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.portcullis.api.Caller;
import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;

/**
 * The tokens of callers who are being served, to be exchanged and for nothing else. Nothing outside of this room gets one out,
 * and each is gone with its caller. Where no exchange is configured, none is kept.
 */
public final class HeldTokens {

    /** By the very object, not by what is in it: two credentials of one subject are not the same. */
    private final Cache<Caller, String> byCaller = Caffeine.newBuilder().weakKeys().build();
    private final boolean on;

    /** @param on whether there is anything to exchange tokens for */
    public HeldTokens(boolean on) {
        this.on = on;
    }

    void hold(Caller caller, Presented verified) {
        if (on && (verified.kind() == Kind.BEARER || verified.kind() == Kind.DPOP)) {
            byCaller.put(caller, verified.secret());
        }
    }

    Optional<String> of(Caller caller) {
        return Optional.ofNullable(byCaller.getIfPresent(caller));
    }
}

package io.portcullis.token;

import java.util.Map;
import java.util.Optional;

import io.portcullis.credential.Outcome;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.smallrye.mutiny.Uni;

/**
 * Picks the verifier by the scheme of a token and by the issuer it claims to have. The claim is not believed: it only chooses
 * who checks it, and no token is tried against two verifiers.
 */
public final class ByIssuer implements TokenVerifier {

    private final Map<Door, TokenVerifier> verifiers;
    private final Optional<TokenVerifier> opaque;

    /**
     * @param verifiers each by the one scheme and the one issuer it accepts
     * @param opaque who is asked about bearer tokens that say nothing about themselves, if anybody is
     */
    public ByIssuer(Map<Door, TokenVerifier> verifiers, Optional<TokenVerifier> opaque) {
        this.verifiers = Map.copyOf(verifiers);
        this.opaque = opaque;
    }

    /**
     * What a verifier accepts.
     *
     * @param kind {@link Kind#BEARER} or {@link Kind#DPOP}
     * @param issuer the issuer
     */
    public record Door(Kind kind, String issuer) {
    }

    @Override
    public Uni<Outcome> verify(UnverifiedToken token, Request request) {
        if (!token.isReadable() && token.kind() == Kind.BEARER && opaque.isPresent()) {
            return opaque.get().verify(token, request);
        }
        TokenVerifier verifier = token.issuer().map(issuer -> verifiers.get(new Door(token.kind(), issuer))).orElse(null);
        return verifier == null ? Uni.createFrom().item(refused(token)) : verifier.verify(token, request);
    }

    private Outcome refused(UnverifiedToken token) {
        boolean nobody = verifiers.keySet().stream().noneMatch(door -> door.kind() == token.kind());
        return Outcome.refused(nobody ? Credential.NO_VERIFIER : Credential.WRONG_ISSUER, token.kind());
    }
}

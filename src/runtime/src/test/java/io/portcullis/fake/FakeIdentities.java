package io.portcullis.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.smallrye.mutiny.Uni;

/** Answers as it is told to, and remembers what it was asked. */
public final class FakeIdentities implements IdentityProviderManager {

    private final List<AuthenticationRequest> asked = new CopyOnWriteArrayList<>();
    private final Supplier<Uni<SecurityIdentity>> answer;

    public FakeIdentities(Supplier<Uni<SecurityIdentity>> answer) {
        this.answer = answer;
    }

    /** Knows nobody. */
    public static FakeIdentities ofNobody() {
        return new FakeIdentities(() -> Uni.createFrom().nullItem());
    }

    public List<AuthenticationRequest> asked() {
        return asked;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(AuthenticationRequest request) {
        asked.add(request);
        return answer.get();
    }

    @Override
    public SecurityIdentity authenticateBlocking(AuthenticationRequest request) {
        throw new AssertionError("nothing may block");
    }
}

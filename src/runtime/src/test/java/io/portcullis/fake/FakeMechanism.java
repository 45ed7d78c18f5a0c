package io.portcullis.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** A mechanism of Quarkus that answers as it is told to, and remembers the requests it saw. */
public final class FakeMechanism implements HttpAuthenticationMechanism {

    private final List<RoutingContext> seen = new ArrayList<>();
    private final Supplier<Uni<SecurityIdentity>> answer;

    public FakeMechanism(Supplier<Uni<SecurityIdentity>> answer) {
        this.answer = answer;
    }

    public List<RoutingContext> seen() {
        return seen;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        seen.add(context);
        return answer.get();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        throw new AssertionError("nobody asks it for a challenge");
    }
}

package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.Test;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.fake.Callers;
import io.portcullis.fake.Proxies;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;

/** Whom a call that comes past the engine is of; in doubt, of nobody. */
class CurrentCallerTest {

    private static final Caller ALICE = Callers.of("alice", "https://a", Authentication.JWT, "reader");

    @Test
    void callerOfTheRequest_isTheCaller() {
        assertThat(current(PlainIdentity.of(ALICE), true)).isSameAs(ALICE);
    }

    @Test // a scheduled job acts for nobody
    void withoutARequest_nobodyCalls() {
        assertThat(current(PlainIdentity.of(ALICE), false).isAnonymous()).isTrue();
    }

    @Test
    void credentialThatWasRefused_isNobodys() {
        assertThat(current(PlainIdentity.carrying(Outcome.refused(Credential.EXPIRED, "bearer")), true).isAnonymous()).isTrue();
        assertThat(current(QuarkusSecurityIdentity.builder().setAnonymous(true).build(), true).isAnonymous()).isTrue();
    }

    @Test
    void identityOfTheApplication_hasItsNameAndRoles() {
        SecurityIdentity other = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("bob")).addRole("editor")
                .build();
        assertThat(current(other, true)).isEqualTo(Callers.of("bob", "", Authentication.APPLICATION, "editor"));
    }

    @Test
    void identityThatCannotBeFound_isNobodys() {
        assertThat(current(null, true).isAnonymous()).isTrue();
    }

    @Test
    void tokenOfTheCaller_isExchanged() {
        HeldTokens held = new HeldTokens(true);
        held.hold(ALICE, new Presented(Kind.BEARER, "a.b.c"));
        List<Object> sent = new ArrayList<>();
        assertThat(exchange(held, sent).tokenFor("crm").toCompletableFuture().join()).isEqualTo("exchanged");
        assertThat(sent).containsExactly(Map.of("subject_token", "a.b.c"));
    }

    @Test
    void callerWithoutAToken_getsNone() {
        List<Object> sent = new ArrayList<>();
        assertThatThrownBy(() -> exchange(new HeldTokens(true), sent).tokenFor("crm").toCompletableFuture().join())
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(sent).isEmpty();
    }

    private static OidcTokenExchange exchange(HeldTokens held, List<Object> sent) {
        OidcClient client = Proxies.of(OidcClient.class, arguments -> {
            sent.add(arguments[0]);
            return Uni.createFrom().item(new Tokens("exchanged", null, null, null, null, null, "crm"));
        });
        return new OidcTokenExchange(caller(PlainIdentity.of(ALICE), true), held,
                Proxies.answering(OidcClients.class, client));
    }

    private static Caller current(SecurityIdentity identity, boolean isRequest) {
        return caller(identity, isRequest).get();
    }

    @SuppressWarnings("unchecked")
    private static CurrentCaller caller(SecurityIdentity identity, boolean isRequest) {
        return new CurrentCaller(Proxies.answering(Instance.class,
                Proxies.answering(CurrentIdentityAssociation.class, identity)),
                Proxies.answering(Instance.class, new CurrentVertxRequest()), () -> isRequest);
    }
}

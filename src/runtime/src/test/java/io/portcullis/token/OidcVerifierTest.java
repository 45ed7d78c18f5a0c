package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeIdentities;
import io.portcullis.fake.FakeMechanism;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.RecordingHandler;
import io.portcullis.fake.Tokens;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.seal.OnceOnly;
import io.portcullis.spi.UsedIds;
import io.portcullis.token.OidcVerifier.Provider;
import io.portcullis.token.TokenVerifier.Request;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.TokenIntrospection;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** What is made of what Quarkus OIDC says about a token. */
class OidcVerifierTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CLAIMS = "'iss':'https://a','aud':'https://us','sub':'alice','exp':1893456300";
    private static final String TOKEN = Tokens.text("{" + CLAIMS + "}");
    private static final String BOUND = Tokens.text("{" + CLAIMS + ",'cnf':{'jkt':'x'}}");
    private static final Outcome UNAVAILABLE = new Refused(new Unavailable(Duration.ofSeconds(10)), "bearer");

    private static final Outcome UNPROVEN = Outcome.refused(Credential.WRONG_BINDING, Kind.DPOP);

    private final FakeClock clock = new FakeClock("2030-01-01T00:00:00Z");
    private final FakeRequest request = new FakeRequest();
    private final FakeIdentities identities = FakeIdentities.ofNobody();
    private final OnceOnly used = new OnceOnly(1_000, clock);
    private UsedIds usedIds = (id, end) -> CompletableFuture.completedFuture(used.firstUse(id, end));
    private final Proofs proofs = new Proofs((id, end) -> usedIds.firstUse(id, end), clock);
    private final AtomicBoolean reached = new AtomicBoolean(true);

    @Test
    void verifiedToken_isItsCaller() {
        Known known = (Known) verify(Kind.BEARER, TOKEN, somebody(TOKEN).build());
        assertThat(known.caller().subject()).isEqualTo("alice");
        assertThat(known.caller().authentication()).isEqualTo(Authentication.OIDC);
        assertThat(known.caller().roles()).containsExactly("reader");
        assertThat(known.bound()).isFalse();
    }

    @Test // whatever a cookie, a header or the path of the request says
    void tenant_isChosenBeforeQuarkusLooksForOne() {
        List<Object> chosen = new ArrayList<>();
        FakeMechanism oidc = new FakeMechanism(() -> {
            chosen.add(request.context().get("static.tenant.id"));
            chosen.add(request.context().get(OidcUtils.TENANT_ID_ATTRIBUTE));
            return Uni.createFrom().nullItem();
        });
        verify(Kind.BEARER, TOKEN, oidc, LONG);
        assertThat(chosen).containsExactly("corporate", "corporate");
    }

    @Test
    void tokenThatNobodyKnows_isInvalid() {
        assertThat(verify(Kind.BEARER, TOKEN, (SecurityIdentity) null)).isEqualTo(refused(Credential.INVALID));
    }

    @Test
    void identityOfAnotherToken_isInvalid() {
        assertThat(verify(Kind.BEARER, TOKEN, somebody(BOUND).build())).isEqualTo(refused(Credential.INVALID));
    }

    @Test
    void identityWithoutAToken_isInvalid() {
        SecurityIdentity other = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("x"))
                .addAttribute(OidcUtils.TENANT_ID_ATTRIBUTE, "corporate").build();
        assertThat(verify(Kind.BEARER, TOKEN, other)).isEqualTo(refused(Credential.INVALID));
    }

    @Test
    void identityOfAnotherProvider_isInvalid() {
        SecurityIdentity other = somebody(TOKEN).addAttribute(OidcUtils.TENANT_ID_ATTRIBUTE, "partners").build();
        assertThat(verify(Kind.BEARER, TOKEN, other)).isEqualTo(refused(Credential.INVALID));
    }

    @Test // AU-12: a good signature alone is not enough
    void verifiedTokenForAnotherServer_isRefused() {
        String other = Tokens.text("{" + CLAIMS + ",'aud':'https://other'}");
        assertThat(verify(Kind.BEARER, other, somebody(other).build())).isEqualTo(refused(Credential.WRONG_AUDIENCE));
    }

    @Test // RFC 9449, 7.2: a stolen token does not become a bearer token, even with a proof beside it
    void boundTokenAsBearer_isRefused() {
        prove("a");
        assertThat(verify(Kind.BEARER, BOUND, somebody(BOUND).build())).isEqualTo(refused(Credential.WRONG_BINDING));
    }

    @Test
    void boundTokenWithAProof_isABoundCaller() {
        prove("a");
        assertThat(verify(Kind.DPOP, BOUND, somebody(BOUND).build()))
                .isInstanceOfSatisfying(Known.class, known -> assertThat(known.bound()).isTrue());
    }

    @Test // one that Quarkus did not look at is none
    void boundTokenWithoutAProof_isRefused() {
        request.header("DPoP", Tokens.proof("{'jwk':{}}", "{}"));
        assertThat(verify(Kind.DPOP, BOUND, somebody(BOUND).build())).isEqualTo(UNPROVEN);
        assertThat(verify(Kind.DPOP, TOKEN, somebody(TOKEN).build())).isEqualTo(UNPROVEN);
    }

    @ParameterizedTest // and counts as what it is: not as a provider that is away
    @ValueSource(strings = { "", "x", "a.b", "..", "e30.e30.c", "eyJqd2siOnt9fQ.x.c", "eyJqd2siOiJ4In0.e30.c",
            "eyJqd2siOnt9fQ.e30", "eyJqd2siOnt9fQ.e30.c.d", "W10.e30.c" })
    void brokenProof_isRefusedUnasked(String proof) {
        FakeMechanism oidc = new FakeMechanism(() -> Uni.createFrom().nullItem());
        request.header("DPoP", proof);
        assertThat(verify(Kind.DPOP, BOUND, oidc, LONG)).isEqualTo(UNPROVEN);
        assertThat(oidc.seen()).isEmpty();
    }

    @Test // RFC 9449, 4.3
    void noProofOrSeveral_areRefusedUnasked() {
        FakeMechanism oidc = new FakeMechanism(() -> Uni.createFrom().nullItem());
        assertThat(verify(Kind.DPOP, BOUND, oidc, LONG)).isEqualTo(UNPROVEN);
        prove("a");
        prove("b");
        assertThat(verify(Kind.DPOP, BOUND, oidc, LONG)).isEqualTo(UNPROVEN);
        assertThat(oidc.seen()).isEmpty();
    }

    @Test
    void proofThatWasUsed_isRefused() {
        prove("a");
        assertThat(verify(Kind.DPOP, BOUND, somebody(BOUND).build())).isInstanceOf(Known.class);
        assertThat(verify(Kind.DPOP, BOUND, somebody(BOUND).build()))
                .isEqualTo(UNPROVEN);
    }

    @Test
    void introspectedToken_isWhatTheProviderSays() {
        Caller caller = ((Known) introspected("{" + CLAIMS + ",'active':true,'realm_access':{'roles':['editor']}}")).caller();
        assertThat(caller.subject()).isEqualTo("alice");
        assertThat(caller.roles()).as("Quarkus takes scopes for roles").containsExactly("editor");
    }

    @Test // RFC 7662, 2.2
    void introspectedTokenWithoutAnIssuer_isOfTheOneThatWasAsked() {
        assertThat(((Known) introspected("{'aud':'https://us','sub':'alice','exp':1893456300}")).caller().issuer())
                .isEqualTo("https://a");
    }

    @Test
    void introspectedToken_isCheckedLikeAnyOther() {
        assertThat(introspected("{" + CLAIMS + ",'iss':'https://b'}")).isEqualTo(refused(Credential.WRONG_ISSUER));
        assertThat(introspected("{'sub':'alice','exp':1893456300}")).isEqualTo(refused(Credential.WRONG_AUDIENCE));
        assertThat(introspected("{'aud':'https://us','sub':'alice'}")).isEqualTo(refused(Credential.INVALID));
        assertThat(introspected("{" + CLAIMS + ",'cnf':{'jkt':'x'}}")).isEqualTo(refused(Credential.WRONG_BINDING));
    }

    @Test
    void tokenThatDoesNotHold_isInvalidOrExpired() {
        assertThat(failed(new AuthenticationFailedException())).isEqualTo(refused(Credential.INVALID));
        assertThat(failed(new AuthenticationFailedException(FailuresTest.jose(ErrorCodes.EXPIRED))))
                .isEqualTo(refused(Credential.EXPIRED));
    }

    static Stream<Throwable> outages() {
        return Stream.of(new OIDCException("down"), new AuthenticationFailedException(new OIDCException("down")),
                new IOException(), new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void providerThatCannotBeAsked_isUnavailable(Throwable outage) {
        assertThat(failed(outage)).isEqualTo(UNAVAILABLE);
    }

    @Test // Quarkus looks for it once in a second, and says in between what it says of a key that does not exist
    void keyThatIsNotKnown_mayExist_whileTheProviderIsAway() {
        Throwable unknown = new AuthenticationFailedException(new UnresolvableKeyException("no such key"));
        AtomicReference<Throwable> said = new AtomicReference<>(unknown);
        AtomicLong nanos = new AtomicLong();
        OidcVerifier verifier = verifier(new FakeMechanism(() -> Uni.createFrom().failure(said.get())),
                KeyAge.of(LONG, LONG, nanos::get), LONG);
        Request own = new Request(request.context(), identities);
        assertThat(await(verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), own))).isEqualTo(refused(Credential.INVALID));
        said.set(new OIDCException("down"));
        assertThat(await(verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), own))).isEqualTo(UNAVAILABLE);
        said.set(unknown);
        nanos.addAndGet(PATIENCE.toNanos() / 2);
        assertThat(await(verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), own))).isEqualTo(UNAVAILABLE);
        said.set(new AuthenticationFailedException("a signature that is wrong, however long the provider is away"));
        assertThat(await(verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), own))).isEqualTo(refused(Credential.INVALID));
        said.set(unknown);
        nanos.addAndGet(PATIENCE.toNanos() / 2); // what could not be decided was no news of the provider
        assertThat(await(verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), own))).isEqualTo(refused(Credential.INVALID));
    }

    private static Outcome await(Uni<Outcome> outcome) {
        return outcome.await().atMost(PATIENCE);
    }

    @Test // everybody can send tokens while it is away
    void providerThatCannotBeAsked_isSaidOnceInAWhile() {
        FakeMechanism away = new FakeMechanism(() -> Uni.createFrom().failure(new IOException("no route")));
        OidcVerifier verifier = verifier(away, KeyAge.of(LONG, LONG, () -> 0), LONG);
        try (RecordingHandler log = new RecordingHandler(OidcVerifier.class.getName())) {
            for (int i = 0; i < 100; i++) {
                verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), new Request(request.context(), identities)).await()
                        .atMost(PATIENCE);
            }
            assertThat(log.lines()).singleElement().asString().contains("corporate", "IOException").doesNotContain(TOKEN);
        }
    }

    @Test
    void mechanismThatThrows_isUnavailable() {
        assertThat(verify(Kind.BEARER, TOKEN, new FakeMechanism(() -> {
            throw new IllegalStateException("broken");
        }), LONG)).isEqualTo(UNAVAILABLE);
    }

    @Test
    void providerThatHangs_isUnavailable() {
        FakeMechanism hanging = new FakeMechanism(() -> Uni.createFrom().nothing());
        assertThat(verify(Kind.BEARER, TOKEN, hanging, Duration.ofMillis(1))).isEqualTo(UNAVAILABLE);
    }

    @Test // or everybody could make it be connected to, and the log be filled, as often as they like
    void providerThatWasNeverReached_isNotAskedForEveryToken() {
        reached.set(false);
        FakeMechanism oidc = new FakeMechanism(() -> Uni.createFrom().failure(new OIDCException("down")));
        OidcVerifier verifier = verifier(oidc, KeyAge.of(LONG, LONG, () -> 0), LONG);
        for (int i = 0; i < 5; i++) {
            assertThat(verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), new Request(request.context(), identities)).await()
                    .indefinitely()).isEqualTo(UNAVAILABLE);
        }
        assertThat(oidc.seen()).hasSize(1);
        reached.set(true);
        verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), new Request(request.context(), identities)).await()
                .indefinitely();
        assertThat(oidc.seen()).hasSize(2);
    }

    @Test // a withdrawn key is not trusted for longer
    void oldKeys_areRenewedFirst() {
        List<Integer> fetched = new ArrayList<>();
        FakeMechanism oidc = new FakeMechanism(() -> {
            fetched.add(identities.asked().size());
            return Uni.createFrom().nullItem();
        });
        KeyAge old = KeyAge.of(Duration.ZERO, LONG, () -> 0);
        verifier(oidc, old, LONG).verify(Tokens.presented(Kind.BEARER, TOKEN), new Request(request.context(), identities))
                .await().indefinitely();
        assertThat(fetched).containsExactly(1);
    }

    @Test // not in that of the one who fetches the keys: code there would find the request of somebody else
    void whoWaitsForKeys_goesOnInTheOwnContext() {
        List<Context> used = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> fetched = new CompletableFuture<>();
        FakeMechanism oidc = new FakeMechanism(() -> {
            used.add(Vertx.currentContext());
            return Uni.createFrom().nullItem();
        });
        KeyAge keys = KeyAge.of(Duration.ofNanos(1), LONG, new AtomicLong()::incrementAndGet);
        FakeIdentities slow = new FakeIdentities(() -> Uni.createFrom().completionStage(fetched).map(nothing -> null));
        OidcVerifier verifier = verifier(oidc, keys, LONG);
        Vertx vertx = Vertx.vertx();
        try {
            Context own = vertx.getOrCreateContext();
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            own.runOnContext(start -> {
                verifier.verify(Tokens.presented(Kind.BEARER, TOKEN), new Request(request.context(), slow)).subscribe()
                        .with(outcome::complete);
                waiting.complete(null);
            });
            waiting.join();
            fetched.complete(null); // on the thread of the test
            outcome.join();
            assertThat(used).containsExactly(own);
        } finally {
            vertx.close();
        }
    }

    @Test // a proof of which nobody knows whether it was used is not taken for unused
    void proofThatCannotBeCompared_isUnavailable() {
        prove("a");
        usedIds = (id, end) -> CompletableFuture.failedFuture(new IllegalStateException("away"));
        assertThat(verify(Kind.DPOP, BOUND, somebody(BOUND).build()))
                .isEqualTo(new Refused(new Unavailable(Duration.ofSeconds(10)), "dpop"));
    }

    private Outcome introspected(String answer) {
        SecurityIdentity identity = somebody("opaque")
                .addAttribute(OidcUtils.INTROSPECTION_ATTRIBUTE, new TokenIntrospection(answer.replace('\'', '"'))).build();
        return verify(Kind.BEARER, "opaque", identity);
    }

    private Outcome failed(Throwable failure) {
        return verify(Kind.BEARER, TOKEN, new FakeMechanism(() -> Uni.createFrom().failure(failure)), LONG);
    }

    private Outcome verify(Kind kind, String token, SecurityIdentity identity) {
        return verify(kind, token, new FakeMechanism(() -> Uni.createFrom().item(identity)), LONG);
    }

    private Outcome verify(Kind kind, String token, FakeMechanism oidc, Duration timeout) {
        return verifier(oidc, KeyAge.of(LONG, LONG, () -> 0), timeout)
                .verify(Tokens.presented(kind, token), new Request(request.context(), identities)).await().atMost(PATIENCE);
    }

    private OidcVerifier verifier(FakeMechanism oidc, KeyAge keys, Duration timeout) {
        List<ClaimPath> none = List.of();
        ClaimRules rules = new ClaimRules(new ClaimRules.Paths(none, none, none, none, none), Map.of(), ScopeHierarchy.FLAT);
        return new OidcVerifier(oidc, new Provider("corporate", keys, timeout, reached::get),
                new Claims("https://a", "https://us", rules, clock),
                proofs);
    }

    private static QuarkusSecurityIdentity.Builder somebody(String token) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("somebody")).addRole("reader")
                .addCredential(new AccessTokenCredential(token)).addAttribute(OidcUtils.TENANT_ID_ATTRIBUTE, "corporate");
    }

    /** Sends a proof along, as Quarkus finds it good. */
    private void prove(String id) {
        JsonObject claims = new JsonObject().put("jti", id).put("iat", clock.instant().getEpochSecond());
        request.header("DPoP", Tokens.proof("{'jwk':{}}", claims.encode()));
        request.context().put(OidcUtils.DPOP_PROOF_JWT_CLAIMS, claims);
    }

    private static Outcome refused(Credential why) {
        return Outcome.refused(why, Kind.BEARER);
    }
}

package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.fake.Certificates;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.FakeTls;
import io.vertx.core.json.JsonObject;

/** RFC 8705 and RFC 9449: a stolen token that is bound is of no use. */
class BindingTest {

    private static final String ALICE = "{'x5t#S256':'" + Certificates.ALICE_THUMBPRINT + "'}";

    private final FakeRequest withoutTls = new FakeRequest();
    private final FakeRequest behindProxy = new FakeRequest().https();
    private final FakeRequest withoutCertificate = new FakeRequest().tls(FakeTls.of());
    private final FakeRequest ofAlice = new FakeRequest().tls(FakeTls.of(Certificates.alice()));
    private final FakeRequest ofMallory = new FakeRequest().tls(FakeTls.of(Certificates.mallory()));

    @Test
    void tokenThatIsNotBound_isGoodInAnyHands() {
        assertThat(Binding.holds(new JsonObject(), withoutTls.request(), false)).isTrue();
        assertThat(holds("null", ofMallory, false)).isTrue();
    }

    @Test
    void tokenOfACertificate_holdsWithIt() {
        assertThat(holds(ALICE, ofAlice, false)).isTrue();
    }

    @Test
    void tokenOfACertificate_holdsWithNoOther() {
        assertThat(holds(ALICE, ofMallory, false)).isFalse();
        assertThat(holds(ALICE, withoutCertificate, false)).isFalse();
        assertThat(holds(ALICE, withoutTls, false)).isFalse();
    }

    @Test // what a proxy says about certificates is not looked at
    void tokenOfACertificate_doesNotHoldBehindAProxy() {
        assertThat(holds(ALICE, behindProxy.header("X-Client-Cert", Certificates.ALICE_THUMBPRINT), false)).isFalse();
    }

    @Test // the certificates of authorities come after that of the client
    void certificateOfTheClient_isTheFirst() {
        assertThat(holds(ALICE, new FakeRequest().tls(FakeTls.of(Certificates.alice(), Certificates.mallory())), false))
                .isTrue();
        assertThat(holds(ALICE, new FakeRequest().tls(FakeTls.of(Certificates.mallory(), Certificates.alice())), false))
                .isFalse();
    }

    @Test
    void tokenOfAKey_holdsWithItsProofOnly() {
        assertThat(holds("{'jkt':'x'}", withoutTls, true)).isTrue();
        assertThat(holds("{'jkt':'x'}", withoutTls, false)).isFalse();
        assertThat(holds("{'jkt':'x'}", ofAlice, false)).isFalse();
    }

    @Test // a proof of a key says nothing about a certificate
    void tokenOfACertificate_doesNotHoldWithAProof() {
        assertThat(holds(ALICE, withoutTls, true)).isFalse();
    }

    @Test
    void tokenOfBoth_needsBoth() {
        String both = "{'jkt':'x','x5t#S256':'" + Certificates.ALICE_THUMBPRINT + "'}";
        assertThat(holds(both, ofAlice, true)).isTrue();
        assertThat(holds(both, ofAlice, false)).isFalse();
        assertThat(holds(both, withoutTls, true)).isFalse();
    }

    @ParameterizedTest // RFC 7800, 3.1: taken without the check, it would be good in a thief's hands
    @ValueSource(strings = { "{'jwk':{}}", "{'kid':'x'}", "{'x5t':'x'}", "{'JKT':'x'}", "{'jkt':'x','kid':'y'}",
            "{'x5t#S256':'BLq92iw-HLRtieOCAufNxgY_K0u9QS3m4OrrACrRyCc','jwk':{}}", "{'kc-jkt-type':'DPoP'}", "{'new':1}" })
    void tokenBoundInAnUnknownWay_holdsForNobody(String confirmation) {
        assertThat(holds(confirmation, ofAlice, true)).isFalse();
    }

    @Test // RFC 7800, 3.1: Keycloak says so
    void whatIsNoWayOfBinding_isIgnoredBesideOneThatHolds() {
        assertThat(holds("{'jkt':'x','kc-jkt-type':'DPoP'}", withoutTls, true)).isTrue();
        assertThat(holds("{'jkt':'x','kc-jkt-type':'DPoP'}", withoutTls, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "'x'", "true", "1", "['x5t#S256']" })
    void bindingThatIsNone_holdsForNobody(String confirmation) {
        assertThat(holds(confirmation, ofAlice, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "1", "true", "''", "[]", "{}", "['BLq92iw-HLRtieOCAufNxgY_K0u9QS3m4OrrACrRyCc']",
            "'BLq92iw-HLRtieOCAufNxgY_K0u9QS3m4OrrACrRyCc='", "'blq92iw-hlrtieocaufnxgy_k0u9qs3m4orracrrycc'",
            "'BLq92iw+HLRtieOCAufNxgY/K0u9QS3m4OrrACrRyCc'" })
    void thumbprintOfAnotherForm_holdsForNobody(String thumbprint) {
        assertThat(holds("{'x5t#S256':" + thumbprint + "}", ofAlice, true)).isFalse();
    }

    private static boolean holds(String confirmation, FakeRequest request, boolean proven) {
        JsonObject claims = new JsonObject("{\"cnf\":" + confirmation.replace('\'', '"') + "}");
        return Binding.holds(claims, request.request(), proven);
    }
}

package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.credential.FakeProvider.Endpoint;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Post;
import io.quarkus.test.QuarkusUnitTest;

/** Several issuers in one server: each token is checked by one verifier, which nothing but its issuer chooses. */
class IssuersTest {

    private static final Map<String, SigningKey> ISSUERS = issuers();
    private static final List<FakeProvider> PROVIDERS = List.of(Town.MAIN, Town.CORP, Town.OPAQUE, Town.ASKED, Town.BOUND);

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.embassy("portcullis.identity.cache.ttl=0");

    private static Map<String, SigningKey> issuers() {
        Map<String, SigningKey> issuers = new LinkedHashMap<>();
        issuers.put(Town.LOCAL, Town.LOCAL_RSA);
        issuers.put(Town.KEYED, Town.KEYED_KEY);
        issuers.put(Town.MAIN.issuer(), Town.MAIN_KEY);
        issuers.put(Town.CORP.issuer(), Town.CORP_KEY);
        return issuers;
    }

    @Test
    void tokensOfAllIssuers_areServed_eachAsItsOwn() throws IOException {
        for (Map.Entry<String, SigningKey> issuer : ISSUERS.entrySet()) {
            Answer answer = Visit.bearer(Token.of(issuer.getKey()).signedBy(issuer.getValue())).send();
            assertThat(answer.json().getString("result.structuredContent.issuer")).isEqualTo(issuer.getKey());
        }
    }

    @Test
    void keysOfOneIssuer_signNothingForAnother() throws IOException {
        for (String issuer : ISSUERS.keySet()) {
            for (Map.Entry<String, SigningKey> other : ISSUERS.entrySet()) {
                if (!other.getKey().equals(issuer)) {
                    Token token = Token.of(issuer);
                    isRefused(Visit.bearer(token.signedBy(other.getValue())));
                    isRefused(Visit.bearer(
                            token.withHeader("kid", ISSUERS.get(issuer).kid()).signedBy(other.getValue())));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Cookie: q_session_corp=x", "Cookie: q_session_corp=x; q_session=y", "Cookie: q_auth_corp=x",
            "Cookie: q_auth_corp_x=y", "tenant: corp", "tenant-id: corp", "X-Tenant: corp", "X-Tenant-Id: corp",
            "X-Forwarded-Host: corp.example.org", "X-Forwarded-Prefix: /corp", "?tenant=corp", "?tenantId=corp",
            "?static.tenant.id=corp", "?code=1&state=2" })
    void nothingOfTheRequest_choosesTheVerifier(String what) throws IOException {
        String ofMain = Token.of(Town.MAIN.issuer()).signedBy(Town.MAIN_KEY);
        Answer served = with(what, ofMain).send();
        assertThat(served.json().getString("result.structuredContent.issuer")).isEqualTo(Town.MAIN.issuer());
        isRefused(with(what, Token.of(Town.MAIN.issuer()).signedBy(Town.CORP_KEY)));
        isRefused(with(what, Token.of("https://other.example.org").signedBy(Town.CORP_KEY)));
        isRefused(with(what, "not-a-token"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/mcp/corp", "/corp/mcp", "/mcp/corp/mcp", "/mcp/../corp" })
    void pathsOfTenants_leadNowhere(String path) throws IOException {
        Post post = Visit.whoami().target(path)
                .header("Authorization", "Bearer " + Token.of(Town.CORP.issuer()).signedBy(Town.CORP_KEY));
        assertThat(post.send().status()).isEqualTo(404);
    }

    @Test
    void tokensThatCanBeChecked_areShownToNobody() throws IOException {
        Map<FakeProvider, Integer> before = introspections();
        for (Map.Entry<String, SigningKey> issuer : ISSUERS.entrySet()) {
            Visit.bearer(Token.of(issuer.getKey()).signedBy(issuer.getValue())).send();
            Visit.bearer(Token.of(issuer.getKey()).signedBy(SigningKey.rsa("nobody"))).send();
            Visit.bearer(Token.of(issuer.getKey()).withHeader("kid", "unknown").signedBy(issuer.getValue())).send();
        }
        Visit.bearer(Token.of("https://other.example.org").signedBy(Town.MAIN_KEY)).send();
        Visit.whoami().header("X-API-Key", Keys.READER).send();
        assertThat(introspections()).isEqualTo(before);
    }

    @Test
    void tokensThatSayNothing_areShownToOneProviderAlone() throws IOException {
        Map<FakeProvider, Integer> expected = introspections();
        String token = "opaque-" + UUID.randomUUID();
        PROVIDERS.forEach(provider -> provider.knows(token, Token.claims(provider.issuer())));
        Answer answer = Visit.bearer(token).send();
        assertThat(answer.json().getString("result.structuredContent.issuer")).isEqualTo(Town.OPAQUE.issuer());
        expected.merge(Town.OPAQUE, 1, Integer::sum);
        assertThat(introspections()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "bearer token as DPoP, dpop", "DPoP token as bearer, bearer", "key as DPoP, dpop" })
    void schemesAreNotMixedUp(String what, String presented) throws IOException {
        String bound = Token.of(Town.BOUND.issuer()).with("cnf", Proof.binding(Town.CLIENT_KEY)).signedBy(Town.BOUND_KEY);
        Post post = switch (what) {
            case "bearer token as DPoP" ->
                Proof.call(Token.of(Town.MAIN.issuer()).signedBy(Town.MAIN_KEY), Town.CLIENT_KEY);
            case "DPoP token as bearer" -> Visit.whoami().header("Authorization", "Bearer " + bound)
                    .header("DPoP", Proof.of(bound, Town.CLIENT_KEY).signed());
            default -> Proof.call(Keys.READER, Town.CLIENT_KEY);
        };
        isRefused(Visit.plain(post));
    }

    @Test
    void whoBringsATokenOrAKey_isNotTheCertificateBesides() throws IOException {
        String token = Token.of(Town.MAIN.issuer()).signedBy(Town.MAIN_KEY);
        assertThat(Visit.overTls(Visit.whoami().header("Authorization", "Bearer " + token), "bob").send().json()
                .getString("result.structuredContent.authentication")).isEqualTo("oidc");
        assertThat(Visit.overTls(Visit.whoami().header("X-API-Key", Keys.READER), "bob").send().json()
                .getString("result.structuredContent.authentication")).isEqualTo("api_key");
        assertThat(Visit.overTls(Visit.whoami(), "bob").send().json()
                .getString("result.structuredContent.authentication")).isEqualTo("certificate");
        isRefused(Visit.overTls(Visit.whoami().header("X-API-Key", "pck_wrong_0123456789abcdef0123456789abcdef"), "bob"));
        isRefused(Visit.overTls(Visit.whoami().header("Authorization", "Basic eDp5"), "bob"));
    }

    private static Map<FakeProvider, Integer> introspections() {
        Map<FakeProvider, Integer> asked = new LinkedHashMap<>();
        PROVIDERS.forEach(provider -> asked.put(provider, provider.asked(Endpoint.INTROSPECTION)));
        return asked;
    }

    private static Visit with(String what, String token) {
        Post post = Visit.whoami().header("Authorization", "Bearer " + token);
        int colon = what.indexOf(": ");
        return Visit.plain(colon < 0 ? post.target("/mcp" + what)
                : post.header(what.substring(0, colon), what.substring(colon + 2)));
    }

    private static void isRefused(Visit visit) throws IOException {
        assertThat(visit.send().verdict()).isEqualTo("401 -31401");
    }
}

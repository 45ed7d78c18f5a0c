package io.portcullis.attack.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;
import io.portcullis.rig.TokenMint;

/** B-15: a token is read before anybody knows whose it is, and may name addresses. Somebody listens there. */
@DisplayName("Tokens that are forged, or that send the server elsewhere")
@ExtendWith(SharedBank.Given.class)
class FetchesIT {

    private static final Map<String, ?> CLERK = Map.of("groups", List.of("clerk"));

    private static Lure lure;

    private final SharedBank bank;

    FetchesIT(SharedBank bank) {
        this.bank = bank;
    }

    @BeforeAll
    static void listen() {
        lure = Lure.open();
    }

    @AfterAll
    static void end() {
        lure.close();
    }

    /** Otherwise nothing is shown by tokens that are refused. */
    @BeforeAll
    static void rightTokens_areServed(SharedBank bank) {
        assertThat(call(bank, bank.mint().token(CLERK)).status()).isEqualTo(200);
    }

    @Attack(value = "tokens that are expired, for others, of others, unsigned, or signed by others", stoppedBy = Guard.CREDENTIAL)
    void wrongTokens_areRefused(Tries tries) {
        Witness witness = bank.witness();
        long now = System.currentTimeMillis() / 1000;
        Map<String, Map<String, ?>> claims = new LinkedHashMap<>();
        claims.put("expired", Map.of("exp", now - 3600));
        claims.put("expired long ago", Map.of("exp", 1));
        claims.put("expired as text", Map.of("exp", "never"));
        claims.put("without an end", Map.of("exp", 1e308));
        claims.put("negative end", Map.of("exp", -1));
        claims.put("not yet", Map.of("nbf", now + 3600));
        claims.put("other audience", Map.of("aud", "https://other.example.org/mcp"));
        claims.put("no audience", Map.of("aud", List.of()));
        claims.put("blank audience", Map.of("aud", ""));
        claims.put("audience with a slash", Map.of("aud", bank.server().url() + "/"));
        claims.put("audience of the host", Map.of("aud", "http://localhost:" + bank.port()));
        claims.put("audience in another case", Map.of("aud", bank.server().url().toUpperCase(Locale.ROOT)));
        claims.put("audience as an object", Map.of("aud", Map.of(bank.server().url(), true)));
        claims.put("other issuer", Map.of("iss", "https://other.example.org"));
        claims.put("issuer with a slash", Map.of("iss", TokenMint.ISSUER + "/"));
        claims.put("issuers", Map.of("iss", List.of(TokenMint.ISSUER)));
        claims.put("any issuer", Map.of("iss", "any"));
        claims.put("blank subject", Map.of("sub", ""));
        claims.put("subject as a number", Map.of("sub", 1));
        claims.put("bound to a key", Map.of("cnf", Map.of("jkt", "x")));
        claims.put("bound to a certificate", Map.of("cnf", Map.of("x5t#S256", "x")));
        claims.put("bound to something else", Map.of("cnf", Map.of("kid", "x")));

        claims.forEach((how, different) -> assertRefused(tries, how, bank.mint().token(with(different))));
        assertRefused(tries, "signature of another", bank.mint().tokenWithForeignSignature(CLERK));
        assertRefused(tries, "key of another", new TokenMint(bank.server().url()).token(CLERK));
        assertRefused(tries, "unsigned", bank.mint().unsignedToken(CLERK));
        assertRefused(tries, "signed with the public key",
                bank.mint().tokenSignedWithThePublicKey(bank.mint().publicKey(), CLERK));
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
                .encodeToString(bank.mint().publicKey()) + "\n-----END PUBLIC KEY-----\n";
        assertRefused(tries, "signed with the file of the public key",
                bank.mint().tokenSignedWithThePublicKey(pem.getBytes(UTF_8), CLERK));
        for (String algorithm : List.of("none", "None", "NONE", "nOnE", "HS256", "HS384", "RS384", "RS512", "PS256", "ES256",
                "EdDSA",
                "RSA-OAEP", "dir", "", "rs256", "RS256 ")) {
            assertRefused(tries, "said to be signed by " + algorithm, bank.mint().tokenSaying(Map.of("alg", algorithm), CLERK));
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "tokens that were changed after they were signed", stoppedBy = Guard.CREDENTIAL)
    void changedTokens_areRefused(Tries tries) {
        Witness witness = bank.witness();
        String token = bank.mint().token(CLERK);
        String[] parts = token.split("\\.");

        for (int at = 0; at < token.length(); at += 7) {
            char c = token.charAt(at);
            if (c != '.' && at != token.length() - 1) {
                assertRefused(tries, "changed at " + at,
                        token.substring(0, at) + (c == 'A' ? 'B' : 'A') + token.substring(at + 1));
            }
        }
        for (String wrong : List.of(parts[0] + "." + parts[1], parts[0] + "." + parts[1] + ".", parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2], token + ".", token + "." + parts[2], token + ".x.y", "..", "...", "....",
                parts[1] + "." + parts[0] + "." + parts[2], parts[0] + "." + parts[1] + "." + parts[1], "eyJ", "e30.e30.e30",
                parts[0] + "=." + parts[1] + "." + parts[2], token.replace('-', '+').replace('_', '/') + "/",
                "e30." + parts[1] + "."
                        + parts[2],
                token.substring(0, token.length() - 2))) {
            Answer answer = tries.saw(call(bank, wrong));
            assertThat(answer.status()).as(wrong).isIn(400, 401);
        }

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
    }

    @Attack(value = "tokens that name a key, a certificate or an issuer at an address of the attacker", stoppedBy = Guard.CREDENTIAL)
    void namedAddresses_areNotAsked(Tries tries) {
        Witness witness = bank.witness();
        String there = lure.url();
        TokenMint other = new TokenMint(bank.server().url());
        Map<String, ?> jwk = Map.of("kty", "RSA", "n",
                Base64.getUrlEncoder().withoutPadding().encodeToString(other.publicKey()), "e",
                "AQAB");

        for (Map<String, ?> header : List.<Map<String, ?>> of(Map.of("jku", there + "/keys"),
                Map.of("x5u", there + "/certificate"),
                Map.of("jwk", jwk), Map.of("kid", there + "/key"), Map.of("kid", "../../../../../etc/passwd"),
                Map.of("kid", "' OR 1=1 --"), Map.of("kid", "|curl " + there), Map.of("kid", ""),
                Map.of("x5c", List.of("AAAA")),
                Map.of("jku", there, "x5u", there, "jwk", jwk, "kid", there), Map.of("crit", List.of("b64"), "b64", false),
                Map.of("crit", List.of("jku"), "jku", there), Map.of("typ", there), Map.of("cty", "JWT"),
                Map.of("zip", "DEF"))) {
            assertRefused(tries, header.toString(), other.tokenSaying(header, CLERK));
        }
        for (String issuer : List.of(there, there + "/", there + "/.well-known/openid-configuration",
                TokenMint.ISSUER + "@" + there,
                "file:///etc/passwd", "jar:" + there, "ldap://" + there.substring(7))) {
            assertRefused(tries, issuer, other.token(with(Map.of("iss", issuer))));
            assertRefused(tries, issuer, bank.mint().token(with(Map.of("iss", issuer))));
        }
        assertRefused(tries, "claims about elsewhere",
                other.token(with(Map.of("jku", there, "jwks_uri", there, "request_uri", there,
                        "introspection_endpoint", there, "sub_jwk", jwk))));

        witness.sawNothingRun();
        witness.sawRecords(tries.count());
        assertThat(lure.visits()).isZero();
    }

    @Attack(value = "requests that name an address of the attacker anywhere else", stoppedBy = Guard.CREDENTIAL)
    void addressesInRequests_areNotAsked(Tries tries) {
        String there = lure.url();
        for (String header : List.of("Referer", "X-Forwarded-Host", "X-Forwarded-For", "Forwarded", "True-Client-IP",
                "X-Wap-Profile",
                "Link", "Location", "Origin", "DPoP", "traceparent", "tracestate", "baggage", "Last-Event-ID", "From", "Via",
                "X-Callback-Url", "Mcp-Session-Id", "Proxy", "SOAPAction", "Destination")) {
            Answer answer = tries.saw(Wire.answer(bank.port(),
                    Raw.call(bank.port(), "echo", Map.of("text", there)).by(Bank.CLERK).line(header, there)));
            assertThat(answer.status()).as(header + answer.text()).isEqualTo(header.equals("Origin") ? 403 : 200);
        }
        for (String target : List.of("/.well-known/oauth-protected-resource?resource=",
                "/.well-known/oauth-protected-resource/mcp?issuer=",
                "/mcp?resource_metadata=", "/mcp?url=", "/mcp?redirect_uri=")) {
            Answer answer = tries
                    .saw(Wire.answer(bank.port(), Raw.post(bank.port(), "").verb("GET").target(target + there)));
            assertThat(answer.status()).as(target).isEqualTo(target.startsWith("/mcp") ? 401 : 200);
            assertThat(answer.text() + answer.headers()).as(target).doesNotContain(there);
        }
        assertThat(lure.visits()).isZero();
    }

    private void assertRefused(Tries tries, String how, String token) {
        Answer answer = tries.saw(call(bank, token));
        assertThat(answer.status()).as(how).isEqualTo(401);
        assertThat(answer.text()).as(how).doesNotContain("Exception", "jose", "JWT", "io.", "org.");
        assertThat(answer.header("WWW-Authenticate")).as(how).hasValueSatisfying(challenge -> assertThat(challenge)
                .startsWith("Bearer ").contains("error=\"invalid_token\""));
    }

    private static Map<String, ?> with(Map<String, ?> different) {
        Map<String, Object> all = new LinkedHashMap<>(CLERK);
        all.putAll(different);
        return all;
    }

    private static Answer call(SharedBank bank, String token) {
        return Wire.answer(bank.port(),
                Raw.call(bank.port(), "echo", Map.of("text", "x")).line("Authorization", "Bearer " + token));
    }
}

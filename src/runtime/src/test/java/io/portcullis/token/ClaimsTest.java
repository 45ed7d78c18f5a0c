package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.credential.ScopeHierarchy;
import io.portcullis.fake.FakeClock;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.token.Claims.Verified;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** AU-12: each of iss, aud, sub, exp and nbf: missing, wrong, right, one of several, of another type. */
class ClaimsTest {

    private static final String US = "https://mcp.example.org/mcp";
    private static final String NOW = "2030-01-01T00:00:00Z";
    private static final long NOW_SECONDS = Instant.parse(NOW).getEpochSecond();

    private final FakeClock clock = new FakeClock(NOW);
    private final Claims claims = new Claims("https://a", US, rules(), clock);
    private final JsonObject token = new JsonObject().put("iss", "https://a").put("aud", US).put("sub", "alice").put("exp",
            NOW_SECONDS + 300);

    @Test
    void tokenForThisServer_isItsCaller() {
        token.put("scope", " tickets:read  tickets:write ").put("azp", "desktop").put("org", "acme");
        assertThat(outcome()).isEqualTo(Outcome.known(new Caller("alice", "https://a", Authentication.JWT, Set.of("reader"),
                Set.of("tickets:read", "tickets:write"), Optional.of(Instant.ofEpochSecond(NOW_SECONDS + 300)),
                Optional.of("desktop"), Optional.of("acme"))));
    }

    @Test
    void tokenForSeveralServers_isItsCaller() {
        token.put("aud", new JsonArray().add("https://other").add(US));
        assertThat(outcome()).isInstanceOf(Known.class);
    }

    @Test
    void tokenWithoutAudience_isRefused() {
        token.remove("aud");
        assertRefused(Credential.WRONG_AUDIENCE);
        token.putNull("aud");
        assertRefused(Credential.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "''", "'https://other'", "'https://mcp.example.org'", "'https://mcp.example.org/mcp/'",
            "'https://MCP.example.org/mcp'", "' https://mcp.example.org/mcp'", "'https://mcp.example.org/mcp https://other'",
            "[]", "['https://other']", "[['https://mcp.example.org/mcp']]", "[{'https://mcp.example.org/mcp':1}]",
            "{'https://mcp.example.org/mcp':1}", "{}", "true", "1" })
    void tokenForAnotherServer_isRefused(String audience) {
        token.put("aud", value(audience));
        assertRefused(Credential.WRONG_AUDIENCE);
    }

    @Test
    void tokenWithoutIssuer_isRefused() {
        token.remove("iss");
        assertRefused(Credential.WRONG_ISSUER);
        token.putNull("iss");
        assertRefused(Credential.WRONG_ISSUER);
    }

    @ParameterizedTest
    @ValueSource(strings = { "''", "'https://b'", "'https://a/'", "'HTTPS://A'", "['https://a']", "{}", "1", "true" })
    void tokenOfAnotherIssuer_isRefused(String issuer) {
        token.put("iss", value(issuer));
        assertRefused(Credential.WRONG_ISSUER);
    }

    @Test
    void tokenOfNobody_isRefused() {
        token.remove("sub");
        assertRefused(Credential.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = { "''", "' '", "['alice']", "{}", "1", "true", "null" })
    void subjectThatIsNoName_isRefused(String subject) {
        token.put("sub", value(subject));
        assertRefused(Credential.INVALID);
    }

    @Test
    void tokenForEver_isRefused() {
        token.remove("exp");
        assertRefused(Credential.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "'4102444800'", "true", "[]", "{}", "0", "-1", "0.5", "9223372036854775807",
            "-9223372036854775808", "1e400", "-1e400", "1000000000001", "31556889864403199", "18446744075603007916" })
    void expiryThatIsNoTime_isRefused(String expiry) {
        token.put("exp", value(expiry));
        assertRefused(Credential.INVALID);
    }

    @Test
    void latestExpiryThereIs_isATime() {
        token.put("exp", 1_000_000_000_000L);
        assertThat(outcome()).isInstanceOf(Known.class);
    }

    @ParameterizedTest // seconds after the end: clocks differ by a minute at most
    @CsvSource({ "-300,true", "0,true", "59,true", "60,false", "61,false", "1000000000,false" })
    void token_endsAMinuteAfterItsExpiry(long after, boolean holds) {
        token.put("exp", NOW_SECONDS - after);
        assertThat(outcome()).matches(outcome -> outcome instanceof Known == holds);
        if (!holds) {
            assertRefused(Credential.EXPIRED);
        }
    }

    @Test
    void end_isToTheNanosecond() {
        token.put("exp", NOW_SECONDS - 60);
        clock.set("2029-12-31T23:59:59.999999999Z");
        assertThat(outcome()).isInstanceOf(Known.class);
    }

    @Test // RFC 7519, 2: a NumericDate may have a fraction
    void fractionalExpiry_isRoundedDown() {
        token.put("exp", NOW_SECONDS + 0.9);
        assertThat(((Known) outcome()).caller().expiresAt()).contains(Instant.parse(NOW));
        token.put("exp", NOW_SECONDS - 60 + 0.9);
        assertRefused(Credential.EXPIRED);
    }

    @ParameterizedTest // seconds until the beginning
    @CsvSource({ "-1000000,true", "0,true", "60,true", "61,false", "1000000000,false" })
    void token_beginsAMinuteBeforeItSays(long until, boolean holds) {
        token.put("nbf", NOW_SECONDS + until);
        assertThat(outcome()).matches(outcome -> outcome instanceof Known == holds);
        if (!holds) {
            assertRefused(Credential.INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "'1'", "true", "[]", "{}", "0", "-1", "9223372036854775807", "1e400",
            "18446744073709551617" }) // as a long, the last is 1
    void beginningThatIsNoTime_isRefused(String beginning) {
        token.put("nbf", value(beginning));
        assertRefused(Credential.INVALID);
    }

    @Test
    void tokenWithoutBeginning_holds() {
        token.putNull("nbf");
        assertThat(outcome()).isInstanceOf(Known.class);
    }

    @Test // for audit: a token of a stranger is not called expired
    void firstWrongThing_isTheReason() {
        token.put("exp", 1).put("aud", "https://other").put("iss", "https://b");
        assertRefused(Credential.WRONG_ISSUER);
        token.put("iss", "https://a");
        assertRefused(Credential.WRONG_AUDIENCE);
        token.put("aud", US);
        assertRefused(Credential.EXPIRED);
    }

    @ParameterizedTest // its outcome says nothing about another request
    @ValueSource(strings = { "{'jkt':'x'}", "{}", "null", "'x'" })
    void boundToken_isABoundOutcome(String confirmation) {
        assertThat(((Known) outcome()).bound()).isFalse();
        token.put("cnf", value(confirmation));
        assertThat(((Known) outcome()).bound()).isTrue();
    }

    @Test
    void kind_isThatOfTheToken() {
        Verified verified = new Verified(Authentication.OIDC, Kind.DPOP, new JsonObject(), Set.of());
        assertThat(claims.outcome(verified)).isEqualTo(Outcome.refused(Credential.WRONG_ISSUER, Kind.DPOP));
    }

    private void assertRefused(Credential why) {
        assertThat(outcome()).isEqualTo(Outcome.refused(why, Kind.BEARER));
    }

    private Outcome outcome() {
        return claims.outcome(new Verified(Authentication.JWT, Kind.BEARER, token, Set.of("reader")));
    }

    private static Object value(String json) {
        return new JsonObject("{\"value\":" + json.replace('\'', '"') + "}").getValue("value");
    }

    private static ClaimRules rules() {
        List<ClaimPath> none = List.of();
        return new ClaimRules(new ClaimRules.Paths(none, List.of(ClaimPath.of("scope")), none, List.of(ClaimPath.of("org")),
                List.of(ClaimPath.of("azp"))), Map.of(), ScopeHierarchy.FLAT);
    }
}

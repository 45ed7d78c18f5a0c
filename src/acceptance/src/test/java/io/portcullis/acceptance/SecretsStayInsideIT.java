package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;
import io.portcullis.rig.TokenMint;

/**
 * A production run with the framework's log at {@code DEBUG}, to which secrets are presented wherever one can be: right, wrong,
 * misplaced and broken.
 * None is in what it writes, and none is in what it answers.
 */
class SecretsStayInsideIT {

    private static final ApiKey READER = ApiKey.random("reader", "reader");
    private static final ApiKey EDITOR = ApiKey.random("editor", "editor");

    /** Credentials. */
    private static final Secrets CREDENTIALS = new Secrets();

    /** What callers ask about. */
    private static final Secrets VALUES = new Secrets();

    private static final List<Answer> ANSWERS = new ArrayList<>();

    private static TokenMint mint;
    private static Server starter;
    private static String output;

    @BeforeAll
    static void presentEverything() {
        Launch launch = Launch.named("secrets").with(READER).with(EDITOR);
        mint = new TokenMint(launch.url());
        launch.with("PORTCULLIS_RESOURCE_URL", launch.url())
                .with("MP_JWT_VERIFY_PUBLICKEY_LOCATION", mint.publicKey(launch.folder().resolve("key.pem")).toUri().toString())
                .with("MP_JWT_VERIFY_ISSUER", TokenMint.ISSUER)
                .with("QUARKUS_LOG_CATEGORY__IO_PORTCULLIS__LEVEL", "DEBUG");
        try (Server running = launch.start()) {
            starter = running;
            presentKeys();
            presentTokens();
            presentWhatIsNoCredentialHere();
            sendValues();
            sendBrokenMessages();
        }
        output = starter.output(); // all of it: the process has ended
    }

    @Test
    void noCredential_isInTheOutput() {
        assertThat(CREDENTIALS.foundIn(output)).isEmpty();
    }

    @Test
    void noValueOfAnArgument_isInTheOutput() {
        assertThat(VALUES.foundIn(output)).isEmpty();
    }

    @Test
    void noCredential_isInAnAnswer() {
        assertThat(ANSWERS).allSatisfy(answer -> assertThat(CREDENTIALS.foundIn(answer.toString())).isEmpty());
    }

    /** Otherwise the absence of secrets would prove nothing. */
    @Test
    void callsAndFailures_areInTheOutput() {
        assertThat(output).contains("\"user\":{\"uid\":\"reader\"", "\"user\":{\"uid\":\"token-reader\"",
                "\"authentication\":\"jwt\"",
                "\"status_code\":\"ok\"", "\"status_code\":\"invalid\"", "\"status_code\":\"refused\"",
                "credential_missing", "credential_invalid", "credential_expired", "credential_wrong_issuer",
                "credential_wrong_audience", "credential_no_verifier", "malformed_credentials");
    }

    /** And this test can find what it looks for. */
    @Test
    void secretInTheOutput_wouldBeFound() {
        String secret = "a secret with-some-characters";
        byte[] inside = ("user:" + secret + "!").getBytes(UTF_8);
        Secrets secrets = new Secrets().add("planted", secret);

        assertThat(List.of("x" + secret.toUpperCase() + "x", Base64.getEncoder().encodeToString(inside),
                Base64.getUrlEncoder().encodeToString(secret.getBytes(UTF_8)), HexFormat.of().formatHex(inside)))
                .allSatisfy(text -> assertThat(secrets.foundIn(text)).containsExactly("0: planted"));
    }

    private static void presentKeys() {
        String unknown = ApiKey.random("nobody", "").secret();
        String otherUnknown = credential("unknown bearer key", ApiKey.random("nobody", "").secret());
        CREDENTIALS.add("key", READER.secret()).add("editor's key", EDITOR.secret()).add("unknown key", unknown);
        expect(200, starter.client(READER).list());
        expect(200, bearer(READER.secret()).call("customer_find", Map.of("number", 1001)));
        expect(401, starter.stranger().with("X-API-Key", unknown).list());
        expect(401, bearer(otherUnknown).call("customer_find", Map.of("number", 1001)));
        expect(400, starter.client(READER).with("Authorization", "Bearer " + otherUnknown).list());
        expect(401, starter.stranger().with("X-API-Key", credential("odd key", secret() + " with, odd; characters")).list());
        expect(401, starter.stranger().list());
    }

    private static void presentTokens() {
        expect(200, bearer(token("token", mint.token(marked()))).call("customer_find", Map.of("number", 1002)));
        expect(401, bearer(token("expired token", mint.token(marked("exp", 1_700_000_000)))).list());
        expect(401, bearer(token("token for another", mint.token(marked("aud", "https://other.example.org/mcp")))).list());
        expect(401, bearer(token("token of another", mint.token(marked("iss", "https://other.example.org")))).list());
        expect(401, bearer(token("token without audience", mint.token(marked("aud", List.of())))).list());
        expect(401, bearer(token("forged token", mint.tokenWithForeignSignature(marked()))).list());
        expect(401, bearer(token("unsigned token", mint.unsignedToken(marked()))).list());
        expect(401, bearer(credential("opaque token", secret())).list());
        expect(401, bearer(token("token that is no JSON", "eyJ" + secret() + ".e30" + secret() + "." + secret())).list());
        expect(400, starter.stranger().with("Authorization", "Bearer two " + credential("broken header", secret())).list());
    }

    /** On other paths too, where Quarkus' own mechanisms look at it. */
    private static void presentWhatIsNoCredentialHere() {
        String password = credential("password", secret());
        String basic = Base64.getEncoder().encodeToString(("alice:" + password).getBytes(UTF_8));
        expect(401, starter.stranger().with("Authorization", "Basic " + basic).list());
        expect(401, starter.stranger().with("Cookie", "session=" + credential("cookie", secret())).list());
        expect(401, starter.stranger().at(starter.url() + "?access_token=" + credential("query", secret())).list());
        expect(401, starter.stranger().at(starter.url() + "?api_key=" + READER.secret()).list());
        ModernClient elsewhere = starter.stranger().at(starter.url() + "/" + credential("path", secret()));
        ANSWERS.add(elsewhere.with("Authorization", "Basic " + basic).list());
        ANSWERS.add(elsewhere.with("X-API-Key", READER.secret()).list());
        ANSWERS.add(elsewhere.with("Authorization", "Bearer " + mint.tokenWithForeignSignature(marked())).list());
    }

    private static void sendValues() {
        ModernClient reader = starter.client(READER);
        expect(200, reader.call("customer_search", Map.of("text", value("text"))));
        expect(200, reader.call("customer_search", Map.of("text", value("long text").repeat(10))));
        expect(200, reader.call("customer_find", Map.of("number", value("text for a number"))));
        expect(200, reader.call("customer_find", Map.of("number", 1001, "more", value("value of an unknown argument"))));
        expect(200, reader.call("customer_delete", Map.of("number", value("value for a hidden tool"))));
        Map<String, ?> details = Map.of("name", value("name"), "email", value("no address"), "city", value("city"));
        expect(200, starter.client(EDITOR).call("customer_update", Map.of("number", 1003, "details", details)));
        Map<String, ?> valid = Map.of("name", value("new name"), "email", value("address") + "@example.org", "city",
                value("new city"));
        expect(200, starter.client(EDITOR).call("customer_update", Map.of("number", 1004, "details", valid)));
    }

    private static void sendBrokenMessages() {
        ModernClient reader = starter.client(READER);
        expect(400, reader.callWithBody("customer_find", value("no JSON")));
        expect(400, reader.callWithBody("customer_find", "{\"jsonrpc\": \"2.0\", \"params\": " + value("broken JSON") + "}"));
        expect(400, reader.callWithBody("customer_find", "{\"jsonrpc\": \"2.0\", \"id\": 1, \"" + value("member") + "\": 1}"));
        expect(413, reader.callWithBody("customer_find", value("large body").repeat(40_000)));
        expect(403, reader.with("Origin", "https://" + value("origin") + ".example").list());
    }

    private static ModernClient bearer(String token) {
        return starter.stranger().with("Authorization", "Bearer " + token);
    }

    private static void expect(int status, Answer answer) {
        ANSWERS.add(answer);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    /** A token is secret as a whole, and so is its signature: with it, the rest can be guessed. */
    private static String token(String name, String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        if (!signature.isEmpty()) {
            credential("signature of " + name, signature);
        }
        return credential(name, token);
    }

    private static Map<String, ?> marked() {
        return Map.of("email", credential("claim", secret()));
    }

    private static Map<String, ?> marked(String claim, Object value) {
        return Map.of("email", credential("claim beside " + claim, secret()), claim, value);
    }

    private static String credential(String name, String secret) {
        CREDENTIALS.add(name, secret);
        return secret;
    }

    private static String value(String name) {
        String value = secret();
        VALUES.add(name, value);
        return value;
    }

    private static String secret() {
        return "s" + UUID.randomUUID().toString().replace("-", "");
    }
}

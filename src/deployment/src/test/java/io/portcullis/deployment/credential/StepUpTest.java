package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Calls;
import io.portcullis.deployment.wire.Post;
import io.portcullis.deployment.wire.Records;
import io.quarkus.test.QuarkusUnitTest;

/** A client that lacks a scope is told which to ask its user for; a person who lacks a role is told nothing. */
class StepUpTest {

    private static final String METADATA = "resource_metadata=\"https://town.example.org/.well-known/oauth-protected-resource/mcp\"";
    private static final String WRITER = "pck_writer_0123456789abcdef0123456789abcdef";

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Orders.class), "portcullis.resource-url=" + Token.AUDIENCE,
            "mp.jwt.verify.publickey=" + SigningKey.published(Town.LOCAL_RSA), "mp.jwt.verify.issuer=" + Town.LOCAL,
            "portcullis.identity.tokens.claims.roles=work/role",
            "portcullis.identity.tokens.claims.implied-scopes.\"orders\\:write\"=orders:read",
            "portcullis.identity.tokens.claims.implied-scopes.\"orders\\:all\"=orders:write",
            "portcullis.identity.tokens.claims.group-scopes.\"/buyers\"=orders:write",
            "portcullis.identity.api-keys.\"writer\".digest=" + Keys.digest(WRITER),
            "portcullis.identity.api-keys.\"writer\".roles=clerk",
            "portcullis.identity.api-keys.\"writer\".scopes=orders:all");

    private Records audit;

    @BeforeEach
    void listen() {
        audit = Records.audit();
    }

    @AfterEach
    void stopListening() {
        audit.close();
    }

    @Test
    void whatOnlyLacksAScope_isListed_andWhatLacksARoleIsNot() throws IOException {
        Post list = Post.modern("tools/list", "").without("X-API-Key").header("Host", "town.example.org");
        assertThat(with(list, clerk("")).send().json().getList("result.tools.name"))
                .isEqualTo(List.of("archive", "find", "place", "placeOne"));
    }

    @Test
    void challenge_namesEveryScopeTheCallNeeds() throws IOException { // AU-07, AU-08
        Answer answer = call("place", clerk("orders:read"));
        assertThat(answer.verdict()).isEqualTo("403 -31403");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\", error=\"insufficient_scope\","
                + " scope=\"orders:read orders:write\", " + METADATA);
        assertThat(answer.json().getString("error.message")).isEqualTo("The credential lacks a scope");
        assertThat(answer.json().getList("error.data.requiredScopes")).isEqualTo(List.of("orders:read", "orders:write"));
        assertThat(answer.json().getInt("id")).isEqualTo(1);
        assertThat(audit.only().getString("metadata.event_code")).isEqualTo("call");
        assertThat(audit.only().getString("actor.user.uid")).isEqualTo("ada");
        assertThat(audit.only().getString("resources[0].name")).isEqualTo("place");
        assertThat(audit.only().getString("status_code")).isEqualTo("refused");
        assertThat(audit.only().getString("status_detail")).isEqualTo("insufficient_scope");
    }

    @Test
    void withTheScope_itIsServed() throws IOException {
        assertThat(call("place", clerk("openid orders:write orders:read")).code()).isZero();
    }

    @Test
    void whoeverLacksTheRole_learnsNothingOfScopes() throws IOException {
        for (String scope : List.of("", "orders:read", "orders:write")) {
            Answer hidden = call("destroy", clerk(scope));
            Answer unknown = call("nothing", clerk(scope));
            assertThat(hidden.verdict()).isEqualTo("200 -32602");
            assertThat(hidden.body()).isEqualTo(unknown.body());
            assertThat(hidden.headers()).isEqualTo(unknown.headers());
        }
        assertThat(audit.json()).extracting(record -> record.getString("status_detail")).containsOnly("denied_role",
                "unknown_tool");
    }

    @Test
    void refusedCall_takesNoPermit() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(call("placeOne", clerk("orders:read")).status()).isEqualTo(403);
        }
        assertThat(call("placeOne", clerk("orders:write")).status()).isEqualTo(200);
        assertThat(call("placeOne", clerk("orders:write")).status()).isEqualTo(429);
        assertThat(call("placeOne", clerk("orders:read")).status()).isEqualTo(403);
    }

    @Test
    void argumentsAreNotLookedAt_beforeTheScope() throws IOException {
        assertThat(call("find", clerk("")).verdict()).isEqualTo("403 -31403");
        Answer answer = call("find", clerk("orders:read"));
        assertThat(answer.json().getBoolean("result.isError")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "2025-11-25", "2025-06-18", "2025-03-26" })
    void handshakeRevisions_hearTheSame(String revision) throws IOException {
        Post post = Post.handshake(revision, "tools/call", "\"name\":\"place\"").without("X-API-Key")
                .header("Host", "town.example.org");
        Answer answer = with(post, clerk("orders:read")).send();
        assertThat(answer.verdict()).isEqualTo("403 -31403");
        assertThat(answer.header("WWW-Authenticate")).contains("scope=\"orders:read orders:write\"", METADATA);
    }

    @ParameterizedTest
    @CsvSource({ "orders:read, 403", "orders:write, 200", "orders:all, 200", "orders:ALL, 403", "orders:*, 403", "orders, 403",
            "'orders:write,orders:read', 403", "'orders:read orders:write', 200" })
    void broaderScopes_includeNarrowerOnes(String scopes, int status) throws IOException { // AU-09
        assertThat(call("place", clerk(scopes)).status()).isEqualTo(status);
    }

    @Test
    void groups_haveScopes_andTheirOwnNamesAreNone() throws IOException {
        Token clerk = token("");
        assertThat(call("place", clerk.with("groups", List.of("/buyers")).signedBy(Town.LOCAL_RSA)).status()).isEqualTo(200);
        assertThat(call("place", clerk.with("groups", List.of("/others")).signedBy(Town.LOCAL_RSA)).status()).isEqualTo(403);
        assertThat(call("place", clerk.with("groups", List.of("orders:write")).signedBy(Town.LOCAL_RSA)).status())
                .isEqualTo(403);
    }

    @Test
    void scopesComeInTwoForms() throws IOException {
        assertThat(call("place", token("").with("scp", List.of("orders:write")).signedBy(Town.LOCAL_RSA)).status())
                .isEqualTo(200);
        assertThat(call("place", token("").with("scope", List.of("orders:write")).signedBy(Town.LOCAL_RSA)).status())
                .isEqualTo(200);
        assertThat(call("place", token("").with("scope", 7).signedBy(Town.LOCAL_RSA)).status()).isEqualTo(403);
    }

    /** A claim that a client may fill by itself is no role. */
    @Test
    void rolesAreWhereTheSettingSays_andNowhereElse() throws IOException {
        String elsewhere = Token.of(Town.LOCAL).with("scope", "orders:write").with("groups", List.of("clerk"))
                .with("roles", List.of("clerk")).signedBy(Town.LOCAL_RSA);
        assertThat(call("place", elsewhere).verdict()).isEqualTo("200 -32602");
    }

    @Test
    void keysHaveScopes_andWhatTheyInclude() throws IOException {
        assertThat(Visit.call("place").header("X-API-Key", WRITER).send().code()).isZero();
        assertThat(Visit.call("place").header("X-API-Key", Keys.READER).send().verdict()).isEqualTo("200 -32602");
    }

    @Test
    void task_isNotBegun_andNotShown_withoutTheScope() throws IOException { // AU-16
        String begun = with(task("tools/call", "\"name\":\"archive\""), clerk("orders:write")).send().json()
                .getString("result.taskId");
        assertThat(with(task("tools/call", "\"name\":\"archive\""), clerk("orders:read")).send().verdict())
                .isEqualTo("403 -31403");
        String get = "\"taskId\":\"" + begun + "\"";
        assertThat(with(task("tasks/get", get), clerk("orders:write")).send().code()).isZero();
        assertThat(with(task("tasks/get", get), clerk("orders:read")).send().body())
                .isEqualTo(with(task("tasks/get", "\"taskId\":\"none\""), clerk("orders:read")).send().body());
    }

    @Test
    void whoBringsNothing_isToldWhatToAskForAtFirst() throws IOException { // AU-05
        assertThat(Visit.call("place").send().header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"mcp\", scope=\"orders:read\", " + METADATA);
    }

    private static Answer call(String tool, String token) throws IOException {
        return with(Visit.call(tool), token).send();
    }

    private static Post task(String method, String params) throws IOException {
        return Calls.modern(method, params, Calls.ANYTHING).without("X-API-Key").header("Host", "town.example.org");
    }

    private static Post with(Post post, String token) {
        return post.header("Authorization", "Bearer " + token);
    }

    private static String clerk(String scope) {
        return token(scope).signedBy(Town.LOCAL_RSA);
    }

    private static Token token(String scope) {
        Token clerk = Token.of(Town.LOCAL).with("work", Map.of("role", List.of("clerk")));
        return scope.isEmpty() ? clerk : clerk.with("scope", scope);
    }
}

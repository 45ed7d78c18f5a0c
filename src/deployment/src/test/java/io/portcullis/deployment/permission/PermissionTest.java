package io.portcullis.deployment.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.arc.Arc;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;

/** The checkers of the application see the typed arguments, once, before the method runs; whatever fails refuses. */
class PermissionTest {

    private static final String SCOPED = "pck_scoped_0123456789abcdef0123456789abcdef";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withApplicationRoot(
            archive -> archive
                    .addClasses(Keys.class, Mcp.class, Archive.class, Archive.Log.class, Archive.Checkers.class,
                            Archive.Entries.class)
                    .addAsResource(new StringAsset(Keys.properties() + "portcullis.access.check-timeout=1s\n"
                            + "portcullis.identity.api-keys.\"scoped\".digest=" + Keys.digest(SCOPED) + "\n"
                            + "portcullis.identity.api-keys.\"scoped\".scopes=archive:search\n"), "application.properties"));

    @Inject
    Archive.Log log;

    @Inject
    Archive.Entries entries;

    @Inject
    CurrentIdentityAssociation association;

    @BeforeEach
    void nothingWasLookedAt() {
        log.clear();
    }

    @AfterEach
    void nobodyIsHere() {
        Arc.container().requestContext().terminate();
    }

    @Test
    void checkerSeesTheArguments_once_awayFromTheEventLoop() {
        assertThat(text(Mcp.call(Keys.READER, "read", "{\"file\":\"reader-1\"}"))).isEqualTo("read reader-1");
        assertThat(log.lines()).containsExactly("check reader-1 worker", "read reader-1");
        log.clear();
        assertThat(text(Mcp.call(Keys.READER, "later", "{\"file\":\"reader-2\"}"))).isEqualTo("later reader-2");
        assertThat(log.lines()).containsExactly("check reader-2 worker", "later reader-2 event loop");
    }

    @Test
    void whatIsNotTheirs_isRefused() {
        Response refused = Mcp.call(Keys.READER, "read", "{\"file\":\"admin-1\"}");
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(text(refused)).isEqualTo("This caller may not do that with these arguments.");
        assertThat(log.lines()).containsExactly("check admin-1 worker");
    }

    @Test
    void roleIsAskedFirst() {
        assertThat(code(Mcp.call(Keys.ADMIN, "later", "{\"file\":\"admin-1\"}"))).isEqualTo(-32602);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void checkerThatFailsOrHangs_refuses() {
        for (String file : new String[] { "reader-broken", "reader-slow" }) {
            Response refused = Mcp.call(Keys.READER, "read", "{\"file\":\"" + file + "\"}");
            assertThat(text(refused)).isEqualTo("This caller may not do that with these arguments.");
            assertThat(refused.asString()).doesNotContain("secret");
            assertThat(log.lines()).noneMatch(line -> line.startsWith("read"));
        }
    }

    @Test
    void scopeGrantsThePermissionOfItsName() {
        assertThat(text(Mcp.call(SCOPED, "search", "{\"word\":\"x\"}"))).isEqualTo("found x");
        assertThat(text(Mcp.call(Keys.READER, "search", "{\"word\":\"x\"}"))).startsWith("This caller may not");
    }

    @Test
    void promptsCompletionsAndResources_areAskedToo() {
        assertThat(prompt("reader and much more").statusCode()).isEqualTo(200);
        assertThat(code(prompt("reader and much more"))).isZero();
        assertThat(code(prompt("short"))).isZero();
        assertThat(code(prompt("admin and much more"))).isEqualTo(-31403);
        assertThat(code(complete("read"))).isEqualTo(-31403);
        assertThat(code(complete("reader"))).isZero();
        assertThat(code(read("archive://reader-1"))).isZero();
        assertThat(code(read("archive://admin-1"))).isEqualTo(-31403);
        assertThat(code(read("vault://door"))).isEqualTo(-31403);
    }

    @Test
    void directCall_isCheckedByQuarkus() {
        Arc.container().requestContext().activate();
        assertThatThrownBy(() -> entries.read("reader-1")).isInstanceOf(UnauthorizedException.class);
        association.setIdentity(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("reader")).build());
        assertThatThrownBy(() -> entries.read("admin-1")).isInstanceOf(ForbiddenException.class);
        assertThat(log.lines()).noneMatch(line -> line.startsWith("read"));
    }

    private static Response prompt(String topic) {
        return Mcp.modern(Keys.READER, "prompts/get", "\"name\":\"about\",\"arguments\":{\"topic\":\"" + topic + "\"}");
    }

    private static Response complete(String value) {
        return Mcp.modern(Keys.READER, "completion/complete", "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"about\"},"
                + "\"argument\":{\"name\":\"topic\",\"value\":\"" + value + "\"}");
    }

    private static Response read(String uri) {
        return Mcp.headers(Keys.READER, "resources/read", uri)
                .body(Mcp.body("resources/read", Mcp.withMeta("\"uri\":\"" + uri + "\""))).post("/mcp");
    }

    private static String text(Response response) {
        return response.jsonPath().getString("result.content[0].text");
    }

    private static int code(Response response) {
        Integer code = response.jsonPath().get("error.code");
        return code == null ? 0 : code;
    }
}

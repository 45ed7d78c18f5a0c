package io.portcullis.deployment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.api.Feature;
import io.portcullis.api.McpServer;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.deployment.access.Talk.Said;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.smallrye.jwt.build.Jwt;

/**
 * A task is for the caller who began it, as long as that caller may use the tool. To everybody else it is a task that never
 * was,
 * to the byte.
 */
class TasksOfOthersTest {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();
    private static final String RESULT = "what was found";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(TasksOfOthersTest::application);

    @Inject
    McpServer server;

    private static void application(JavaArchive jar) {
        KeyPair keys = keys();
        jar.addClasses(Archive.class, Trail.class, PlainPath.class, Talk.class, Keys.class, Mcp.class)
                .addClasses(Talk.class.getDeclaredClasses())
                .addAsResource(pem("PUBLIC", keys.getPublic().getEncoded()), "public.pem")
                .addAsResource(pem("PRIVATE", keys.getPrivate().getEncoded()), "private.pem")
                .addAsResource(new StringAsset(Keys.properties() + """
                        quarkus.http.test-port=PORT
                        portcullis.resource-url=http://localhost:PORT/mcp
                        mp.jwt.verify.issuer=https://issuer.example
                        mp.jwt.verify.publickey.location=public.pem
                        smallrye.jwt.sign.key.location=private.pem
                        """.replace("PORT", "" + freePort())), "application.properties");
    }

    @RequiresRole("reader")
    public static class Archive {

        private static volatile CountDownLatch doors = new CountDownLatch(0);
        private static volatile CountDownLatch cellar = new CountDownLatch(0);

        @Tool(task = TaskSupport.OPTIONAL)
        String search() throws InterruptedException {
            doors.await(20, TimeUnit.SECONDS);
            return RESULT;
        }

        @Tool(task = TaskSupport.OPTIONAL)
        String searchForLong() throws InterruptedException {
            cellar.await(20, TimeUnit.SECONDS);
            return RESULT;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "tasks/get", "tasks/update", "tasks/cancel" })
    void aTask_isThereForItsOwnerAlone(String method) {
        String owner = token("ada", "reader");
        String id = begin(owner, "search");
        for (String other : List.of(token("bob", "reader"), token("bob", "reader", "admin"), Keys.READER)) {
            assertThat(ask(other, method, id).about(id, "tk_none")).isEqualTo(ask(other, method, "tk_none"));
            assertThat(ask(other, method, id).code()).isEqualTo(-32602);
        }
        assertThat(ask(null, method, id).status()).isEqualTo(401);
        assertThat(ask(owner, method, id).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "tasks/get", "tasks/update", "tasks/cancel" })
    void anOwnerWhoLostTheRole_findsTheTaskNoMore(String method) {
        String id = begin(token("ada", "reader"), "search");
        String later = token("ada", "guest");
        assertThat(ask(later, method, id).about(id, "tk_none")).isEqualTo(ask(later, method, "tk_none"));
        assertThat(ask(later, method, id).code()).isEqualTo(-32602);
        assertThat(ask(token("ada", "reader", "guest"), method, id).code()).isZero();
    }

    @Test
    void whoListens_hearsOnlyOfTasksThatItCouldAskFor() {
        Archive.doors = new CountDownLatch(1);
        String id = begin(token("ada", "reader"), "search");
        for (String other : List.of(token("bob", "reader"), token("ada", "guest"), Keys.READER)) {
            assertThat(watchedBy(other, id)).isNull();
        }
        assertThat(watchedBy(token("ada", "reader"), id)).containsExactly(id);
        Archive.doors.countDown();
    }

    @Test
    void aTaskWhoseToolIsGone_isToldNoMore() throws InterruptedException {
        Archive.cellar = new CountDownLatch(1);
        Archive.doors = new CountDownLatch(1);
        String owner = token("ada", "reader");
        String gone = begin(owner, "searchForLong");
        String kept = begin(owner, "search");
        try (Talk.Stream stream = listen(owner, gone, kept); Trail audit = Trail.ofAudit()) {
            stream.next(); // the acknowledgement
            server.remove(Feature.TOOL, "searchForLong");
            Archive.cellar.countDown();
            assertThat(audit.next().getString("resources[0].name")).isEqualTo("searchForLong");
            Archive.doors.countDown();
            assertThat(stream.next()).contains(kept).doesNotContain(gone);
            assertThat(ask(owner, "tasks/get", gone).code()).isEqualTo(-32602);
        }
    }

    private static List<String> watchedBy(String token, String id) {
        try (Talk.Stream stream = listen(token, id)) {
            return stream.nextJson().getList("params.notifications.taskIds");
        }
    }

    private static Talk.Stream listen(String token, String... ids) {
        return Talk.stream(token, "subscriptions/listen",
                "\"notifications\":{\"taskIds\":[\"" + String.join("\",\"", ids) + "\"]}", Talk.ABLE);
    }

    private static String begin(String token, String tool) {
        Said begun = Talk.modern(token, "tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":{}", Talk.ABLE);
        String id = begun.json().getString("result.taskId");
        assertThat(id).as(begun.body()).startsWith("tk_");
        return id;
    }

    private static Said ask(String token, String method, String id) {
        return Talk.modern(token, method, id, "\"taskId\":\"" + id + "\"", Talk.ABLE);
    }

    private static String token(String subject, String... roles) {
        return Jwt.issuer("https://issuer.example").subject(subject).upn(subject).groups(Set.of(roles))
                .audience("http://localhost:" + RestAssured.port + "/mcp").expiresIn(300).sign();
    }

    /** The address a token is for has to be known before the server starts. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StringAsset pem(String kind, byte[] key) {
        return new StringAsset("-----BEGIN " + kind + " KEY-----\n" + BASE64.encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n");
    }
}

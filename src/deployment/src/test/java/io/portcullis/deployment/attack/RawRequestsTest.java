package io.portcullis.deployment.attack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;

/** Requests that no client library would send. */
class RawRequestsTest {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MANY = 150;
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(Greeting.class, Meters.class, Keys.class)
            .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    public static class Greeting {

        @Tool
        @RequiresRole("reader")
        String hello() {
            return "hello";
        }
    }

    public static class Meters {

        @Produces
        @Singleton
        SimpleMeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }

    @TestHTTPResource
    URI server;

    @Inject
    MeterRegistry registry;

    @Test
    void clientThatWaitsForContinue_isToldToGoOn() throws IOException {
        try (Socket socket = connected()) {
            send(socket, "POST /mcp", "X-API-Key: " + Keys.READER, "Content-Type: application/json", "Expect: 100-continue",
                    "Content-Length: " + PING.length());
            assertThat(received(socket)).startsWith("HTTP/1.1 100 Continue");
            socket.getOutputStream().write(PING.getBytes(US_ASCII));
            assertThat(received(socket)).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void strangerThatWaitsForContinue_isRefusedBeforeTheBody() throws IOException {
        try (Socket socket = connected()) {
            send(socket, "POST /mcp", "Content-Type: application/json", "Expect: 100-continue",
                    "Content-Length: " + PING.length());
            assertThat(received(socket)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void madeUpMethods_becomeNoMeters() throws IOException {
        for (int i = 0; i < MANY; i++) {
            answer("MADE" + i + " /mcp");
            answer("MADE" + i + " /elsewhere");
        }
        assertThat(tags("method")).noneMatch(method -> method.startsWith("MADE"));
    }

    @Test
    void spellingsOfThePath_areOneMeter() throws IOException {
        for (int i = 0; i < MANY; i++) {
            assertThat(answer("POST /made" + i + "/../mcp", "Origin: http://evil.example")).startsWith("HTTP/1.1 403");
            assertThat(answer("POST /mcp;made" + i, "Origin: http://evil.example")).startsWith("HTTP/1.1 404");
        }
        assertThat(tags("uri")).contains("/mcp").noneMatch(uri -> uri.contains("made"));
    }

    private List<String> tags(String name) {
        return registry.find("http.server.requests").meters().stream().map(meter -> meter.getId().getTag(name)).distinct()
                .toList();
    }

    private String answer(String line, String... headers) throws IOException {
        try (Socket socket = connected()) {
            send(socket, line, headers);
            return received(socket);
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private void send(Socket socket, String line, String... headers) throws IOException {
        String head = line + " HTTP/1.1\r\nHost: localhost:" + server.getPort() + "\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
    }

    private static String received(Socket socket) throws IOException {
        byte[] bytes = new byte[8_192];
        int length = socket.getInputStream().read(bytes);
        return new String(bytes, 0, Math.max(0, length), US_ASCII);
    }
}

package io.portcullis.deployment.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.overload.Entrance;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/** A request is in flight to the end of its answer: a client that does not read it keeps its place. */
class SlowReadersTest {

    private static final int CLIENTS = 4;
    private static final AtomicInteger RAN = new AtomicInteger();

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(
            jar -> jar.addClasses(Works.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()), "application.properties"));

    @Inject
    Entrance entrance;

    @RequiresRole("reader")
    public static class Works {

        @Tool
        String large() {
            RAN.incrementAndGet();
            return "x".repeat(9_000_000);
        }
    }

    @Test
    void answersThatNobodyReads_keepTheirPlaces() throws Exception {
        List<Socket> open = new ArrayList<>();
        byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"large\","
                + "\"arguments\":{}}}").getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress("localhost", RestAssured.port));
                open.add(socket);
                socket.getOutputStream()
                        .write(("POST /mcp HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nX-API-Key: " + Keys.READER
                                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                                + "MCP-Protocol-Version: 2025-11-25\r\nContent-Length: " + body.length + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            }
            long end = System.nanoTime() + 20_000_000_000L;
            while (RAN.get() < CLIENTS && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            Thread.sleep(2_000); // the answers are under way by now
            assertThat(RAN).hasValue(CLIENTS);
            assertThat(entrance.requests().taken()).isEqualTo(CLIENTS);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}

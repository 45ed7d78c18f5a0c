package io.portcullis.deployment.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.McpServer;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.overload.Entrance;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;

/**
 * Many listen, and some of them do not read: those are cut off when as much waits for them as may, so that they keep no memory,
 * and the others miss nothing.
 */
class DeafListenersTest {

    private static final int HEARING = 30;
    private static final int DEAF = 10;
    private static final int UPDATES_AT_LEAST = 200;
    private static final int UPDATES_AT_MOST = 1_500;
    private static final String PLACE = "news://" + "x".repeat(4_000);

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest().withApplicationRoot(jar -> jar
            .addClasses(News.class, Keys.class, Mcp.class)
            .addAsResource(new StringAsset(Keys.properties() + "portcullis.streaming.max-subscriptions=100\n"
                    + "portcullis.streaming.max-unsent=64K\n"), "application.properties"));

    @Inject
    McpServer server;

    @Inject
    Entrance entrance;

    private final List<Socket> open = new ArrayList<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(HEARING);

    @RequiresRole("reader")
    public static class News {

        @ResourceTemplate(uriTemplate = "news://{place}")
        String news(String place) {
            return place;
        }
    }

    @AfterEach
    void close() throws Exception {
        for (Socket socket : open) {
            socket.close();
        }
        readers.shutdownNow();
        assertThat(readers.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void thoseWhoDoNotRead_areCutOff_andTheOthersHearEverything() throws Exception {
        List<InputStream> heard = new ArrayList<>();
        for (int i = 0; i < HEARING; i++) {
            heard.add(listen(false));
        }
        for (int i = 0; i < DEAF; i++) {
            listen(true);
        }
        assertThat(entrance.streams().taken()).isEqualTo(HEARING + DEAF);
        int updates = 0;
        for (; updates < UPDATES_AT_LEAST
                || updates < UPDATES_AT_MOST && entrance.streams().taken() > HEARING; updates++) {
            server.resourceUpdated(PLACE);
            for (Future<?> reader : read(heard)) {
                reader.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(entrance.streams().taken()).isEqualTo(HEARING);
    }

    /** Every one of those who read reads one more update. */
    private List<Future<?>> read(List<InputStream> heard) {
        List<Future<?>> reading = new ArrayList<>();
        for (InputStream in : heard) {
            reading.add(readers.submit(() -> {
                until(in, "notifications/resources/updated");
                return null;
            }));
        }
        return reading;
    }

    /** A stream that was acknowledged; a deaf one has little room for what it does not read. */
    private InputStream listen(boolean deaf) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        if (deaf) {
            socket.setReceiveBufferSize(4_096);
        }
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        byte[] body = Mcp.body("subscriptions/listen", Mcp.withMeta("\"notifications\":{\"resourceSubscriptions\":[\"" + PLACE
                + "\"]}")).getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(("POST /mcp HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nX-API-Key: "
                + Keys.READER + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                + "MCP-Protocol-Version: " + Mcp.MODERN + "\r\nMcp-Method: subscriptions/listen\r\nContent-Length: "
                + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        until(in, "notifications/subscriptions/acknowledged");
        return in;
    }

    private static void until(InputStream in, String wanted) throws IOException {
        int matched = 0;
        while (matched < wanted.length()) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the stream has ended");
            }
            matched = next == wanted.charAt(matched) ? matched + 1 : next == wanted.charAt(0) ? 1 : 0;
        }
    }
}

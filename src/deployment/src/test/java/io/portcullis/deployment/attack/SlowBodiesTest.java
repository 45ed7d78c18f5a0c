package io.portcullis.deployment.attack;

import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

/** One caller, from one address, must not take every place there is for requests. */
class SlowBodiesTest {

    private static final int PLACES = 64;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Works.class, Keys.class, Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()),
                            "application.properties"))
            .overrideRuntimeConfigKey("portcullis.overload.max-in-flight", Integer.toString(PLACES))
            .overrideRuntimeConfigKey("portcullis.overload.max-in-flight-per-caller", Integer.toString(PLACES / 4))
            .overrideRuntimeConfigKey("portcullis.overload.body-timeout", "60s");

    @Inject
    Entrance entrance;

    @RequiresRole("reader")
    public static class Works {

        @Tool
        String plain() {
            return "done";
        }
    }

    @Test
    void bodiesOfOneCallerThatDoNotArrive_leavePlacesForOthers() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES; i++) {
                Socket socket = new Socket("localhost", RestAssured.port);
                open.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write(("POST /mcp HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nX-API-Key: " + Keys.READER
                        + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                        + "Content-Length: 1000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            long end = System.nanoTime() + 20_000_000_000L;
            while (entrance.requests().taken() < PLACES / 4 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            Mcp.call(Keys.ADMIN, "plain", "{}").then().statusCode(200);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }
}

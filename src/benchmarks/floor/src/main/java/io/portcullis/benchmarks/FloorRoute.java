package io.portcullis.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What cannot be left out where a token is known again, a message is read and each call is on record. Written plainly, with no
 * check.
 */
@Singleton
public class FloorRoute {

    private static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-store", "Content-Type", "application/json",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "X-Frame-Options", "DENY",
            "Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "RateLimit-Policy", "\"caller\";q=1000000;w=1", "RateLimit", "\"caller\";r=999999;t=1");

    private final JsonFactory json = new JsonFactory();
    private final MessageDigest sha256 = sha256(); // there is one event loop
    private final Set<ByteBuffer> known = new HashSet<>();
    private final FloorTrail trail = new FloorTrail();
    private final FloorTool tool;

    /** What is read of a call. */
    private record Call(String id, String tool, String text) {
    }

    FloorRoute(FloorTool tool) {
        this.tool = tool;
    }

    void begin(@Observes Router router) {
        trail.begin();
        router.post("/mcp").handler(context -> {
            HttpServerRequest request = context.request();
            request.bodyHandler(body -> answer(context, body.getBytes()));
            request.resume();
        });
    }

    private void answer(RoutingContext context, byte[] body) {
        try {
            String credential = context.request().getHeader(HttpHeaders.AUTHORIZATION);
            ByteBuffer key = ByteBuffer.wrap(sha256.digest(credential.getBytes(StandardCharsets.UTF_8)));
            if (!known.contains(key)) { // the one token of the load
                known.add(key);
            }
            Call call = read(body);
            byte[] answer = write(call);
            trail.add(new FloorTrail.Record(System.currentTimeMillis(), call.id(), call.tool()));
            HttpServerResponse response = context.response();
            HEADERS.forEach(response::putHeader);
            response.end(Buffer.buffer(answer));
        } catch (IOException | RuntimeException e) {
            context.fail(e);
        }
    }

    private Call read(byte[] body) throws IOException {
        String id = "";
        String tool = "";
        String text = "";
        try (JsonParser in = json.createParser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isScalarValue()) {
                    switch (in.currentName()) {
                        case "id" -> id = in.getText();
                        case "name" -> tool = in.getText();
                        case "text" -> text = in.getText();
                        default -> {
                        }
                    }
                }
            }
        }
        return new Call(id, tool, text);
    }

    private byte[] write(Call call) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("jsonrpc", "2.0");
            out.writeFieldName("id");
            out.writeRawValue(call.id());
            out.writeObjectFieldStart("result");
            out.writeStringField("resultType", "complete");
            out.writeArrayFieldStart("content");
            out.writeStartObject();
            out.writeStringField("type", "text");
            out.writeStringField("text", tool.echo(call.text()));
            out.writeEndObject();
            out.writeEndArray();
            out.writeBooleanField("isError", false);
            out.writeFieldName("_meta");
            out.writeRawValue("{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"benchmark\",\"version\":\"1.0.0\"}}");
            out.writeEndObject();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

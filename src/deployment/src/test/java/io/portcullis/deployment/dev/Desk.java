package io.portcullis.deployment.dev;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The connection that a page has. */
final class Desk implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** @param port where the application listens */
    Desk(int port) {
        socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/q/dev-ui/json-rpc-ws"), this).join();
    }

    JsonNode call(String entry, String identity, String arguments) throws Exception {
        return ask("call", "\"entry\":\"" + entry + "\",\"identity\":\"" + identity + "\",\"arguments\":\"" + arguments
                + "\",\"answers\":\"\"");
    }

    /** What the page of the audit gets of calls, once there are so many; they are written a little later than the answers. */
    List<JsonNode> called(int count) throws InterruptedException, IOException {
        List<JsonNode> calls = called();
        for (int i = 0; i < 500 && calls.size() < count; i++) {
            Thread.sleep(20);
            calls = called();
        }
        return calls;
    }

    private List<JsonNode> called() throws InterruptedException, IOException {
        List<JsonNode> calls = new ArrayList<>();
        ask("lastAudit", "").forEach(calls::add);
        calls.removeIf(record -> !record.at("/metadata/event_code").asText().equals("call"));
        return calls;
    }

    JsonNode ask(String method, String params) throws InterruptedException, IOException {
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"portcullis_" + method + "\",\"params\":{" + params
                + "}}", true);
        while (true) {
            JsonNode answer = JSON.readTree(heard.poll(20, TimeUnit.SECONDS));
            if (answer.path("id").asInt() == 7) {
                JsonNode result = answer.path("result");
                return result.has("object") ? result.get("object") : result;
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            heard.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}

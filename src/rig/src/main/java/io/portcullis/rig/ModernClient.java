package io.portcullis.rig;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks revision 2026-07-28 over plain HTTP: each message is a POST that says everything about itself. Cannot be changed. */
public final class ModernClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REVISION = "2026-07-28";
    private static final Map<String, ?> META = Map.of(
            "io.modelcontextprotocol/protocolVersion", REVISION,
            "io.modelcontextprotocol/clientCapabilities", Map.of());

    private static final AtomicInteger IDS = new AtomicInteger(1000);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;
    private final Map<String, String> headers;
    private final HttpClient http;

    public ModernClient(String url) {
        this(url, Map.of(), HTTP);
    }

    private ModernClient(String url, Map<String, String> headers, HttpClient http) {
        this.url = url;
        this.headers = headers;
        this.http = http;
    }

    /** The same client, over connections of that one. */
    public ModernClient over(HttpClient other) {
        return new ModernClient(url, headers, other);
    }

    /** The same client, sending one more header with everything. */
    public ModernClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ModernClient(url, more, http);
    }

    /** The same client, at another address. */
    public ModernClient at(String address) {
        return new ModernClient(address, headers, http);
    }

    /** An id that no other message of this JVM has. */
    public static int nextId() {
        return IDS.incrementAndGet();
    }

    public Answer list() {
        return request("tools/list", Map.of());
    }

    /** Sends any request, with the headers that mirror it. */
    public Answer request(String method, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.putIfAbsent("_meta", META);
        Map<String, String> mirrored = headersOf(method);
        Object name = params.containsKey("name") ? params.get("name") : params.get("uri");
        if (name != null) {
            mirrored.put("Mcp-Name", name.toString());
        }
        return post(message(nextId(), method, all), mirrored);
    }

    public Answer call(String tool, Map<String, ?> arguments) {
        return call(nextId(), tool, arguments);
    }

    public Answer call(int id, String tool, Map<String, ?> arguments) {
        return callWithBody(tool, message(id, "tools/call", Map.of("name", tool, "arguments", arguments, "_meta", META)));
    }

    /** Sends any text with the headers of a call. */
    public Answer callWithBody(String tool, String body) {
        Map<String, String> mirrored = headersOf("tools/call");
        mirrored.put("Mcp-Name", tool);
        return post(body, mirrored);
    }

    private Answer post(String body, Map<String, String> mirrored) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body));
        mirrored.forEach(request::setHeader);
        headers.forEach(request::setHeader);
        return Answer.of(Http.send(http, request.build(), BodyHandlers.ofByteArray()));
    }

    private static Map<String, String> headersOf(String method) {
        Map<String, String> mirrored = new LinkedHashMap<>();
        mirrored.put("Content-Type", "application/json");
        mirrored.put("Accept", "application/json, text/event-stream");
        mirrored.put("MCP-Protocol-Version", REVISION);
        mirrored.put("Mcp-Method", method);
        return mirrored;
    }

    private static String message(int id, String method, Map<String, ?> params) {
        return Json.write(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
    }
}

package io.portcullis.attack.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;
import io.portcullis.rig.Server;

/** A request to the byte, over a connection of its own, as no client library sends it. Cannot be changed. */
final class Letter {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Server bank;
    private final String verb;
    private final Map<String, String> headers;
    private final String body;
    private final String from;

    private Letter(Server bank, String verb, Map<String, String> headers, String body, String from) {
        this.bank = bank;
        this.verb = verb;
        this.headers = headers;
        this.body = body;
        this.from = from;
    }

    /** A call as it has to be. */
    static Letter call(Server bank, ApiKey key, String tool, Map<String, ?> arguments, Map<String, ?> meta) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities", Map.of()));
        all.putAll(meta);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", bank.url().split("/")[2]);
        headers.put("X-API-Key", key.secret());
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json, text/event-stream");
        headers.put("MCP-Protocol-Version", "2026-07-28");
        headers.put("Mcp-Method", "tools/call");
        headers.put("Mcp-Name", tool);
        headers.put("Connection", "close");
        return new Letter(bank, "POST", headers, Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/call", "params",
                Map.of("name", tool, "arguments", arguments, "_meta", all))), "127.0.0.1");
    }

    Letter verb(String other) {
        return new Letter(bank, other, headers, body, from);
    }

    /** With another value of a header; null leaves it out. */
    Letter header(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.put(name, value);
        others.values().removeIf(each -> each == null);
        return new Letter(bank, verb, others, body, from);
    }

    Letter body(String other) {
        return new Letter(bank, verb, headers, other, from);
    }

    /** From another address of this machine. */
    Letter from(String address) {
        return new Letter(bank, verb, headers, body, address);
    }

    int length() {
        return body.length();
    }

    /** Sends it and waits for the end of the connection. */
    Answer send() throws IOException {
        try (Socket socket = open(length())) {
            return read(socket);
        }
    }

    /** Opens a connection and sends as much of the body. */
    Socket open(int bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        StringBuilder text = new StringBuilder(verb + " /mcp HTTP/1.1\r\n");
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (!headers.containsKey("Content-Length")) {
            text.append("Content-Length: ").append(length()).append("\r\n");
        }
        text.append("\r\n").append(body, 0, Math.min(bytes, length()));
        socket.getOutputStream().write(text.toString().getBytes(UTF_8));
        return socket;
    }

    /** What comes until the end of the connection. */
    static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        String text = all.toString(UTF_8);
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: " + text);
        }
        int end = text.indexOf("\r\n\r\n");
        return new Answer(Integer.parseInt(text.substring(9, 12)), Map.of(), text.substring(end + 4));
    }

    private int port() {
        return Integer.parseInt(bank.url().split("[:/]")[4]);
    }
}

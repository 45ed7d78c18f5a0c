package io.portcullis.attack.caller;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Json;
import io.portcullis.rig.Server;

/** A POST over a connection of its own, of which no more is read than one wants to. */
final class Listening implements AutoCloseable {

    private final Socket socket;

    private Listening(Socket socket) {
        this.socket = socket;
    }

    /** Asks for changes of resources. */
    static Listening to(Server server, ApiKey key, List<String> resources) {
        return send(server, key, "subscriptions/listen", "",
                Map.of("notifications", Map.of("resourceSubscriptions", resources)));
    }

    /** Asks how tasks are doing. */
    static Listening toTasks(Server server, ApiKey key, List<String> ids) {
        return send(server, key, "subscriptions/listen", "", Map.of("notifications", Map.of("taskIds", ids)));
    }

    /** Calls a tool that reports, and wants to hear all of it. */
    static Listening call(Server server, ApiKey key, String tool, Map<String, ?> arguments) {
        return send(server, key, "tools/call", "Mcp-Name: " + tool + "\r\n", Map.of("name", tool, "arguments", arguments));
    }

    /** The status, once it is there. */
    int status() {
        String line = readUntil("\r\n");
        return Integer.parseInt(line.split(" ")[1]);
    }

    /** Everything up to these words. */
    String readUntil(String words) {
        StringBuilder read = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            while (read.indexOf(words) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new AssertionError("ended: " + read);
                }
                read.append((char) next);
            }
        } catch (IOException e) {
            throw new AssertionError(read.toString(), e);
        }
        return read.toString();
    }

    /** Reads to the end, whatever is there; true when the server has ended it. */
    boolean isEndedByServer() {
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8192];
            while (in.read(some) >= 0) {
                // goes on
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Listening send(Server server, ApiKey key, String method, String headers, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities",
                Map.of("extensions", Map.of("io.modelcontextprotocol/tasks", Map.of())), "io.modelcontextprotocol/logLevel",
                "debug",
                "progressToken", 1));
        byte[] body = Json.write(Session.message(method, all)).getBytes(StandardCharsets.UTF_8);
        URI address = URI.create(server.url());
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST /mcp HTTP/1.1\r\nHost: localhost:" + address.getPort()
                    + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nX-API-Key: "
                    + key.secret() + "\r\nMCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " + method + "\r\n" + headers
                    + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return new Listening(socket);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

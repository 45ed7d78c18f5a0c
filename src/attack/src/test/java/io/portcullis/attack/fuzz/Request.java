package io.portcullis.attack.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.rig.Json;

/** The parts of requests that are as they should be. */
final class Request {

    /** The key of the clerk, as a line. */
    static final String KEY = "X-API-Key: " + BankInside.CLERK.secret() + "\r\n";

    private static final String REVISION = "2026-07-28";
    private static final Map<String, ?> META = Map.of("io.modelcontextprotocol/protocolVersion", REVISION,
            "io.modelcontextprotocol/clientCapabilities", Map.of("elicitation", Map.of("form", Map.of())));

    private Request() {
    }

    /** The lines that mirror a message of this method about this name. */
    static String mirrored(String method, String name) {
        String lines = "MCP-Protocol-Version: " + REVISION + "\r\nMcp-Method: " + method + "\r\n";
        return name.isEmpty() ? lines : lines + "Mcp-Name: " + name + "\r\n";
    }

    /** A message. */
    static byte[] message(String method, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put("_meta", META);
        return Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", all)).getBytes(UTF_8);
    }

    /** A call, with arguments as they are written. */
    static byte[] call(String tool, byte[] arguments) {
        String before = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                + "\",\"_meta\":"
                + Json.write(META) + ",\"arguments\":";
        byte[] head = before.getBytes(UTF_8);
        byte[] tail = "}}".getBytes(UTF_8);
        byte[] body = new byte[head.length + arguments.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(arguments, 0, body, head.length, arguments.length);
        System.arraycopy(tail, 0, body, head.length + arguments.length, tail.length);
        return body;
    }

    /** A text of the input that fits into one line of headers. */
    static String line(byte[] input, int from, int to) {
        StringBuilder line = new StringBuilder();
        for (int at = from; at < Math.min(to, input.length); at++) {
            char c = (char) (input[at] & 0xff);
            line.append(c == '\r' || c == '\n' || c == 0 ? ' ' : c);
        }
        return line.toString();
    }
}

package io.portcullis.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.portcullis.api.Caller;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Outlet;
import io.portcullis.protocol.MirroredHeaders;

/** Requests as clients of the stateless revision send them. */
public final class Requests {

    private static final String VERSION = "2026-07-28";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + VERSION
            + "\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"benchmark\",\"version\":\"1.0.0\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{}%s}";
    private static final String ADDRESS = "192.0.2.1";

    private Requests() {
    }

    /** The body of a call of a tool. */
    public static byte[] call(String tool, String arguments) {
        return call(tool, arguments, "");
    }

    /** The body of a call that belongs to a trace. @param trace its id, 32 hexadecimal digits */
    public static byte[] traced(String tool, String arguments, String trace) {
        return call(tool, arguments, ",\"traceparent\":\"00-" + trace + "-b7ad6b7169203331-01\"");
    }

    private static byte[] call(String tool, String arguments, String meta) {
        return body("tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments + "," + META.formatted(meta));
    }

    /** The body of a request for the list of tools. */
    public static byte[] list() {
        return body("tools/list", META.formatted(""));
    }

    private static byte[] body(String method, String params) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The headers that belong to a call of a tool. */
    public static MirroredHeaders headers(String tool) {
        return new MirroredHeaders(List.of(VERSION), List.of("tools/call"), List.of(tool));
    }

    /** The headers that belong to a request for the list of tools. */
    public static MirroredHeaders listHeaders() {
        return new MirroredHeaders(List.of(VERSION), List.of("tools/list"), List.of());
    }

    /** The request of a caller. */
    public static Incoming of(Caller caller, byte[] body, MirroredHeaders headers) {
        return new Incoming(body, headers, List.of(), new Sender(caller, ADDRESS), Deaf.OUTLET);
    }

    /** Takes everything and keeps nothing; its client stays. */
    private enum Deaf implements Outlet {

        OUTLET;

        @Override
        public boolean canStream() {
            return true;
        }

        @Override
        public boolean send(byte[] message) {
            return true;
        }

        @Override
        public void onGone(Runnable action) {
            // it does not go away
        }
    }
}

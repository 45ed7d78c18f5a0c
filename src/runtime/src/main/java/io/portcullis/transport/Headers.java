package io.portcullis.transport;

import java.util.List;

import io.portcullis.protocol.MirroredHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Hands the headers that mirror the body to the protocol, line by line. */
final class Headers {

    private Headers() {
    }

    static MirroredHeaders of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return new MirroredHeaders(headers.getAll("MCP-Protocol-Version"), headers.getAll("Mcp-Method"),
                headers.getAll("Mcp-Name"), parameter -> headers.getAll("Mcp-Param-" + parameter));
    }

    /** The ids of sessions a request names. */
    static List<String> sessions(HttpServerRequest request) {
        return request.headers().getAll("Mcp-Session-Id");
    }
}

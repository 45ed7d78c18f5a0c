package io.portcullis.transport;

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
                headers.getAll("Mcp-Name"));
    }
}

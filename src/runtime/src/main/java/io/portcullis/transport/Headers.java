package io.portcullis.transport;

import java.util.List;

import io.portcullis.protocol.MirroredHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Hands the headers that mirror the body to the protocol, line by line. */
final class Headers {

    private static final CharSequence VERSION = HttpHeaders.createOptimized("MCP-Protocol-Version");
    private static final CharSequence METHOD = HttpHeaders.createOptimized("Mcp-Method");
    private static final CharSequence NAME = HttpHeaders.createOptimized("Mcp-Name");
    private static final CharSequence SESSION = HttpHeaders.createOptimized("Mcp-Session-Id");

    private Headers() {
    }

    static MirroredHeaders of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return new MirroredHeaders(headers.getAll(VERSION), headers.getAll(METHOD), headers.getAll(NAME),
                parameter -> headers.getAll("Mcp-Param-" + parameter));
    }

    /** The ids of sessions a request names. */
    static List<String> sessions(HttpServerRequest request) {
        return request.headers().getAll(SESSION);
    }
}

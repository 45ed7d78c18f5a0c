package io.portcullis.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Lets web pages of allowed origins talk to this server (H-10). Never for any origin, and never with cookies. */
final class Cors {

    private static final Set<String> HEADERS = Set.of("authorization", "x-api-key", "content-type", "accept",
            "mcp-protocol-version", "mcp-method", "mcp-name", "mcp-session-id", "last-event-id");
    private static final String PARAMETER = "mcp-param-";
    private static final String MAX_AGE_SECONDS = "600";

    private Cors() {
    }

    /** Whether a browser asks in advance. */
    static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS) && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains("Access-Control-Request-Method");
    }

    /** Lets the page read the answer. Its origin was found to be allowed. */
    static void allow(HttpServerRequest request, HttpServerResponse response) {
        List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
        if (origins.size() == 1) {
            response.putHeader("Access-Control-Allow-Origin", origins.get(0));
            response.putHeader("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After, Mcp-Session-Id");
            response.putHeader("Vary", "Origin");
        }
    }

    /** Answers a browser that asks in advance. */
    static void answer(HttpServerRequest request, HttpServerResponse response) {
        allow(request, response);
        response.putHeader("Access-Control-Allow-Methods", "POST, GET, DELETE");
        response.putHeader("Access-Control-Allow-Headers", allowed(request.getHeader("Access-Control-Request-Headers")));
        response.putHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
        response.setStatusCode(204);
        response.end(Buffer.buffer());
    }

    private static String allowed(String asked) {
        String[] names = asked == null ? new String[0] : asked.toLowerCase(Locale.ROOT).split(",");
        return String.join(", ", Arrays.stream(names).map(String::strip).filter(Cors::isAllowed).toList());
    }

    private static boolean isAllowed(String name) {
        return HEADERS.contains(name) || name.startsWith(PARAMETER) && name.matches("[a-z0-9!#$%&'*+.^_`|~-]+");
    }
}

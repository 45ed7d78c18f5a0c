package io.portcullis.fake;

import java.util.Map;
import java.util.function.Supplier;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** A request of which only the line and the headers are looked at. */
public final class FakeRequest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private String path = "/mcp";

    public FakeRequest header(String name, String... lines) {
        for (String line : lines) {
            headers.add(name, line);
        }
        return this;
    }

    public FakeRequest path(String normalized) {
        this.path = normalized;
        return this;
    }

    public HttpServerRequest request() {
        return Proxies.of(HttpServerRequest.class, Map.<String, Supplier<?>> of("headers", () -> headers,
                "version", () -> HttpVersion.HTTP_1_1, "method", () -> HttpMethod.POST));
    }

    public RoutingContext context() {
        return Proxies.of(RoutingContext.class, Map.<String, Supplier<?>> of("request", this::request, "normalizedPath", () -> path));
    }
}

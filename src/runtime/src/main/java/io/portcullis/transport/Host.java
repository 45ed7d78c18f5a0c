package io.portcullis.transport;

import java.util.List;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** The name a request gives this server. */
final class Host {

    private Host() {
    }

    /** The one {@code Host} line, or the authority of HTTP/2; null when there is none or more than one. */
    static String of(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return request.authority() == null ? null : request.authority().toString();
        }
        List<String> lines = request.headers().getAll(HttpHeaders.HOST);
        return lines.size() == 1 ? lines.get(0).strip() : null;
    }
}

package io.portcullis.transport;

import java.util.List;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** The name a request gives this server. */
final class Host {

    private Host() {
    }

    /**
     * The one {@code Host} line, or the authority of HTTP/2; null when there is none or more than one, or when the target names
     * another (RFC 9112, 3.2.2: it goes before the line, so the two are never to differ). In HTTP/2, no line stands for an
     * authority that is missing or none, as it does for Vert.x: a proxy may have looked at the one, and we at the other.
     */
    static String of(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return request.authority(true) == null ? null : request.authority().toString();
        }
        List<String> lines = request.headers().getAll(HttpHeaders.HOST);
        return lines.size() == 1 && isOf(lines.get(0).strip(), request.uri()) ? lines.get(0).strip() : null;
    }

    private static boolean isOf(String host, String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        return scheme < 0 || target.regionMatches(true, scheme + 3, host + "/", 0, host.length() + 1);
    }
}

package io.portcullis.transport;

import java.util.Optional;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * What every response tells browsers: nothing of it is a page, may be framed, guessed at, or named to others. A response of the
 * application that says something else about one of these keeps it.
 */
public final class SecurityHeaders implements Handler<RoutingContext> {

    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence FRAMES = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence HSTS = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");

    private final CharSequence policy;
    private final boolean https;
    private final Optional<String> devPages;

    /**
     * @param policy the value of {@code Content-Security-Policy}
     * @param https whether clients come over TLS, and are told never to come without it again (RFC 6797)
     * @param devPages what the paths of dev mode begin with, such as {@code /q/}: pages with scripts, which are framed
     */
    public SecurityHeaders(String policy, boolean https, Optional<String> devPages) {
        this.policy = HttpHeaders.createOptimized(policy);
        this.https = https;
        this.devPages = devPages;
    }

    /** For the management interface, where Quarkus lets pages of every origin read. */
    @Override
    public void handle(RoutingContext context) {
        put(context);
        context.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        context.next();
    }

    void put(RoutingContext context) {
        MultiMap headers = context.response().headers();
        put(headers, TYPE_OPTIONS, NOSNIFF);
        put(headers, REFERRER, NO_REFERRER);
        if (https && context.request().isSSL()) { // RFC 6797, 7.2
            put(headers, HSTS, A_YEAR);
        }
        if (devPages.isEmpty() || !context.normalizedPath().startsWith(devPages.get())) {
            put(headers, FRAMES, DENY);
            put(headers, POLICY, policy);
        }
    }

    /** What {@code quarkus.http.header} says is there by now. */
    private static void put(MultiMap headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) {
            headers.add(name, value);
        }
    }
}

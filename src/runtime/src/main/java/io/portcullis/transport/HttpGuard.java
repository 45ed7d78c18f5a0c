package io.portcullis.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

import io.portcullis.event.RequestEnded.What;
import io.portcullis.identity.McpPath;
import io.portcullis.identity.Receipt;
import io.portcullis.protocol.ErrorTable;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Forbidden;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.vertx.core.Handler;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;

/**
 * The checks ahead of authentication on the MCP path: whether there is room, version, method, declared size, {@code Host},
 * {@code Origin}. What it lets through carries its mark; the endpoint serves nothing without it. On every path it says what
 * browsers are told.
 */
public final class HttpGuard implements Handler<RoutingContext> {

    private static final String MARK = HttpGuard.class.getName();
    private static final String SEEN = MARK + ".seen";

    /** Where Quarkus' meters look for the path a request is counted under. */
    private static final String PATH_OF_METERS = "UrlPathTemplate";

    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final Refusal NAMELESS = new Malformed(Fault.REQUEST, "The request does not name this server");
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.POST, HttpMethod.GET, HttpMethod.DELETE);

    private final McpPath path;
    private final Authorities authorities;
    private final ResourceMetadata metadata;
    private final StatusTable table;
    private final Rules rules;
    private final Turnstile turnstile;
    private final LongAdder dropped = new LongAdder();

    public HttpGuard(McpPath path, Authorities authorities, ResourceMetadata metadata, StatusTable table, Rules rules,
            Turnstile turnstile) {
        this.path = path;
        this.authorities = authorities;
        this.metadata = metadata;
        this.table = table;
        this.rules = rules;
        this.turnstile = turnstile;
    }

    /**
     * What is asked of every request.
     *
     * @param maxBody how large a declared body may be, in bytes
     * @param headers what every response says
     * @param onlyHttps whether a request without TLS is refused: neither this server ended it nor a proxy it trusts
     */
    public record Rules(long maxBody, SecurityHeaders headers, boolean onlyHttps) {
    }

    @Override
    public void handle(RoutingContext context) {
        context.put(SEEN, true);
        if (isDropped(context)) { // on every path
            return;
        }
        if (isChunked(context.request())) {
            LastAnswer.announce(context);
        }
        rules.headers().put(context);
        boolean described = metadata.isAt(context);
        if (!described && !path.isServed(context)) {
            if (path.matches(context)) { // a spelling that leads nowhere
                Turnstile.tellEnd(context, turnstile.receipt(context));
            }
            context.next();
            return;
        }
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        Optional<Refusal> refusal = turnstile.enter(context)
                .or(() -> refuse(context, described));
        if (refusal.isPresent()) {
            end(context, refusal.get());
            return;
        }
        if (Cors.isPreflight(context.request())) {
            Cors.answer(context.request(), response);
            return;
        }
        Cors.allow(context.request(), response);
        if (described) {
            metadata.answer(context);
            return;
        }
        context.put(MARK, Accepted.of(context.request()));
        tellMeters(context);
        context.next();
    }

    /** Lets nothing by that comes after the last answer of its connection; for paths which this guard does not stand before. */
    public void begin(RoutingContext context) {
        if (!isDropped(context)) {
            context.next();
        }
    }

    /**
     * Answers what Vert.x refuses before this guard has seen it: a request without {@code Host}, with one that is none, or
     * without a path. Quarkus would write a line into the log about each, with its target, for whoever likes to fill it. What
     * failed otherwise is passed on.
     */
    public void misdirected(RoutingContext context) {
        if (!isRefusedByVertx(context)) {
            context.next();
            return;
        }
        if (isDropped(context)) {
            return;
        }
        rules.headers().put(context);
        if (path.matches(context)) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE).putHeader(HttpHeaders.CONTENT_TYPE, JSON);
            end(context, turnstile.enter(context).orElse(NAMELESS));
        } else {
            LastAnswer.announce(context);
            context.response().setStatusCode(400).end();
        }
    }

    private static boolean isRefusedByVertx(RoutingContext context) {
        boolean failed = context.statusCode() == 400 && context.failure() instanceof VertxException;
        HttpServerRequest request = context.request();
        return failed && context.get(SEEN) == null && (request.authority() == null || request.path().isEmpty());
    }

    /** How many requests came after the last answer of their connection and were dropped, of those that were read. */
    public long dropped() {
        return dropped.sum();
    }

    private boolean isDropped(RoutingContext context) {
        Pipelined.watch(context.request());
        boolean late = LastAnswer.isSaidTo(context);
        if (late) {
            dropped.increment();
            LastAnswer.drop(context.request());
        }
        return late;
    }

    /** What the client takes; empty when the request did not come through this guard. */
    static Optional<Accepted> accepted(RoutingContext context) {
        return Optional.ofNullable(context.get(MARK));
    }

    private Optional<Refusal> refuse(RoutingContext context, boolean described) {
        HttpServerRequest request = context.request();
        if (request.version() == null) { // neither 1.0, 1.1 nor 2: Netty takes any for 1.1
            return Optional.of(new Malformed(Fault.HTTP_VERSION, "This version of HTTP is not served"));
        }
        if (described || Cors.isPreflight(request)) {
            What what = Cors.isPreflight(request) ? What.PREFLIGHT : What.METADATA;
            Receipt.of(context).ifPresent(receipt -> receipt.isFor(what));
        }
        return described ? refuseAddress(request) : refuse(request);
    }

    private Optional<Refusal> refuse(HttpServerRequest request) {
        if (!METHODS.contains(request.method()) && !Cors.isPreflight(request)) {
            return Optional.of(new Malformed(Fault.HTTP_METHOD, "Only POST is served"));
        }
        if (!isFramedPlainly(request)) {
            return Optional.of(new Malformed(Fault.REQUEST, "Transfer-Encoding must be chunked or absent"));
        }
        if (declaresTooMuch(request)) {
            return Optional.of(new Malformed(Fault.TOO_LARGE, "The body is larger than this server allows"));
        }
        return refuseAddress(request);
    }

    private Optional<Refusal> refuseAddress(HttpServerRequest request) {
        if (rules.onlyHttps() && !request.isSSL()) {
            return Optional.of(new Forbidden(Forbidden.Check.PLAIN_HTTP));
        }
        String host = Host.of(request);
        if (host == null || !authorities.allowsHost(host)) {
            return Optional.of(new Forbidden(Forbidden.Check.HOST));
        }
        List<String> origins = request.headers().getAll(HttpHeaders.ORIGIN);
        if (origins.size() > 1 || origins.size() == 1 && !authorities.allowsOrigin(origins.get(0), host)) {
            return Optional.of(new Forbidden(Forbidden.Check.ORIGIN));
        }
        return Optional.empty();
    }

    /** RFC 9112, 6.1: whatever else a proxy might read differently than this server. */
    private static boolean isFramedPlainly(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty() || codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }

    /**
     * Its answer is the last on its connection: where it ends could be read differently by a proxy, which then sends what
     * belongs to others where somebody has left the beginning of a request. RFC 9112, 6.1, demands it beside a
     * {@code Content-Length}, which Netty has taken away by now.
     */
    private static boolean isChunked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private boolean declaresTooMuch(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null && Long.parseLong(length.strip()) > rules.maxBody();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void end(RoutingContext context, Refusal refusal) {
        turnstile.refused(context, refusal);
        tellMeters(context);
        HttpServerResponse response = context.response();
        table.headers(refusal).forEach(response::putHeader);
        response.setStatusCode(table.status(refusal, false));
        LastAnswer.announce(context);
        response.end(Buffer.buffer(ErrorTable.error(null, refusal)));
    }

    /** Requests are counted under one path, which has many spellings. */
    private void tellMeters(RoutingContext context) {
        if (context.request() instanceof HttpServerRequestInternal request) {
            request.context().putLocal(PATH_OF_METERS, path.path());
        }
    }
}

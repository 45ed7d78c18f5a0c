package io.portcullis.fake;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLSession;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;

/** A request of which only the line, the headers and the connection are looked at, and what became of it. */
public final class FakeRequest {

    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
    private final Map<String, Object> marks = new HashMap<>();
    private final MultiMap answered = MultiMap.caseInsensitiveMultiMap();
    private HttpMethod method = HttpMethod.POST;
    private String path = "/mcp";
    private String target = "/mcp";
    private String query;
    private String address = "192.0.2.1";
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private HostAndPort authority;
    private HostAndPort line;
    private boolean https;
    private SSLSession tls;
    private User user;
    private final List<Handler<?>> ends = new ArrayList<>();
    private boolean passed;
    private int status;
    private byte[] body;
    private boolean closed;
    private Throwable failure;
    private int failedWith = -1;

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

    /** As it stands in the first line. */
    public FakeRequest target(String line) {
        this.target = line;
        return this;
    }

    public FakeRequest query(String text) {
        this.query = text;
        return this;
    }

    public FakeRequest parameter(String name, String value) {
        parameters.add(name, value);
        return this;
    }

    public FakeRequest method(String name) {
        this.method = HttpMethod.valueOf(name);
        return this;
    }

    /** Of another version of HTTP than 1.1; null for one nobody knows. */
    public FakeRequest version(HttpVersion other) {
        this.version = other;
        return this;
    }

    /** Of HTTP/2, as Vert.x reads it: the host line stands in for an authority that is missing or none. */
    public FakeRequest http2(String pseudoHeader, String hostLine) {
        this.authority = pseudoHeader == null ? null : HostAndPort.parseAuthority(pseudoHeader, -1);
        this.line = hostLine == null ? null : HostAndPort.parseAuthority(hostLine, -1);
        return version(HttpVersion.HTTP_2);
    }

    public FakeRequest from(String ip) {
        this.address = ip;
        return this;
    }

    /** Over TLS that ended at a proxy, so that nothing is known of it but that there was some. */
    public FakeRequest https() {
        this.https = true;
        return this;
    }

    /** Over TLS that ends here. */
    public FakeRequest tls(SSLSession session) {
        this.tls = session;
        return https();
    }

    /** Of whom Quarkus takes it to be, once it has authenticated. */
    public FakeRequest user(User authenticated) {
        this.user = authenticated;
        return this;
    }

    /** Whether the request was passed on. */
    public boolean passed() {
        return passed;
    }

    /** Ends the request, as it ends when the answer is out or the connection is lost. */
    public void end() {
        ends.forEach(handler -> ((Handler<Object>) handler).handle(Future.succeededFuture()));
    }

    /** The status of the answer; zero without one. */
    public int status() {
        return status;
    }

    /** A header of the answer. */
    public String answered(String header) {
        return answered.get(header);
    }

    /** The body of the answer. */
    public byte[] body() {
        return body;
    }

    /** The connection of the client is lost. */
    public FakeRequest closed() {
        this.closed = true;
        return this;
    }

    /** Has failed with this status. */
    public FakeRequest failed(int status, Throwable cause) {
        this.failedWith = status;
        this.failure = cause;
        return this;
    }

    /** What the request failed with; null when it did not. */
    public Throwable failure() {
        return failure;
    }

    public HttpServerRequest request() {
        return (HttpServerRequest) proxy(HttpServerRequest.class, (name, arguments) -> switch (name) {
            case "headers" -> headers;
            case "getHeader" -> headers.get((CharSequence) arguments[0]);
            case "version" -> version;
            case "authority" -> authority != null || arguments != null ? authority : line;
            case "connection" -> null;
            case "method" -> method;
            case "uri" -> target;
            case "path" -> path;
            case "query" -> query;
            case "params" -> parameters;
            case "getParam" -> parameters.get((String) arguments[0]);
            case "remoteAddress" -> address == null ? null : SocketAddress.inetSocketAddress(4711, address);
            case "isSSL" -> https;
            case "sslSession" -> tls;
            case "response" -> response();
            default -> throw new AssertionError(name);
        });
    }

    public RoutingContext context() {
        return (RoutingContext) proxy(RoutingContext.class, (name, arguments) -> switch (name) {
            case "request" -> request();
            case "response" -> response();
            case "normalizedPath" -> path;
            case "user" -> user;
            case "setUser" -> user = (User) arguments[0];
            case "put" -> marks.put((String) arguments[0], arguments[1]);
            case "get" -> marks.get((String) arguments[0]);
            case "next" -> passed = true;
            case "fail" -> failure = (Throwable) arguments[0];
            case "failure" -> failure;
            case "statusCode" -> failedWith;
            case "addHeadersEndHandler" -> 0;
            case "addEndHandler" -> {
                ends.add((Handler<?>) arguments[0]);
                yield 0;
            }
            default -> throw new AssertionError(name);
        });
    }

    private HttpServerResponse response() {
        return (HttpServerResponse) proxy(HttpServerResponse.class, (name, arguments) -> switch (name) {
            case "putHeader" -> answered.set((CharSequence) arguments[0], (CharSequence) arguments[1]);
            case "headers" -> answered;
            case "getStatusCode" -> status;
            case "ended", "headWritten" -> body != null;
            case "closed" -> closed;
            case "setStatusCode" -> status = (int) arguments[0];
            case "end" -> body = arguments == null ? new byte[0] : ((Buffer) arguments[0]).getBytes();
            default -> throw new AssertionError(name);
        });
    }

    private interface Calls {
        Object answer(String name, Object[] arguments);
    }

    /** Whatever is fluent answers itself. */
    private static Object proxy(Class<?> type, Calls calls) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (self, method, arguments) -> {
            Object answer = calls.answer(method.getName(), arguments);
            if (method.getReturnType() != Object.class && method.getReturnType().isInstance(self)) {
                return self;
            }
            return method.getReturnType() == void.class || method.getReturnType() == Future.class ? null : answer;
        });
    }
}

package io.portcullis.config;

import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may look like. */
@ConfigMapping(prefix = "portcullis.transport")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface TransportConfig {

    /**
     * The largest body of a request. Larger ones are refused with 413, declared or not.
     */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /**
     * How deep the JSON of a request may be nested.
     */
    @WithDefault("64")
    int maxJsonDepth();

    /**
     * How long a string in the JSON of a request may be, as it is sent.
     */
    @WithDefault("1M")
    MemorySize maxJsonStringLength();

    /**
     * How long the name of a member in the JSON of a request may be, in bytes as it is sent.
     */
    @WithDefault("1000")
    int maxJsonNameLength();

    /**
     * How long a number in the JSON of a request may be, in characters.
     */
    @WithDefault("100")
    int maxJsonNumberLength();

    /**
     * How many elements an array, or members an object, in the JSON of a request may have.
     */
    @WithDefault("10000")
    int maxJsonElements();

    /**
     * How many tokens the JSON of a request may have in all: names, values, and the beginnings and ends of arrays and objects.
     */
    @WithDefault("200000")
    int maxJsonTokens();

    /**
     * How large the result of a call may be, as it is sent. A larger one is a failure of that call: the client is told so in a
     * fixed text, and the log names the entry.
     */
    @WithDefault("10M")
    MemorySize maxResultSize();

    /**
     * Values of {@code Origin} that are allowed besides the origin of {@code portcullis.resource-url}, such as
     * {@code https://chat.example.org}. A request with any
     * other is refused with 403. {@code null} and {@code *} are never allowed.
     */
    Optional<Set<String>> allowedOrigins();

    /**
     * The {@code Content-Security-Policy} of every response that does not bring one of its own, on all paths of the
     * application: by default nothing is loaded, framed or sent by what a browser takes for a page. An application with
     * pages says here, or better in the responses of these pages, what they need; {@code unsafe-} sources and {@code *}
     * are said in the log at every start.
     */
    @WithDefault("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    String contentSecurityPolicy();

    /**
     * Values of {@code Host} that are allowed besides the host of {@code portcullis.resource-url}, such as
     * {@code mcp.internal:8080}. A request with any other is
     * refused with 403. Without a resource URL, the loopback names are allowed.
     */
    Optional<Set<String>> allowedHosts();

    /**
     * Serve plain HTTP beyond loopback in production, where everybody on the way can read keys and tokens.
     *
     * Not needed behind proxies that end TLS: those named in {@code quarkus.http.proxy.trusted-proxies}, with an {@code https}
     * resource URL. This loosens the server and is said in the log at every start.
     */
    @WithDefault("false")
    boolean allowPlainHttp();
}

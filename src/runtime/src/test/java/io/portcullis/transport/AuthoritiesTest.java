package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** H-01, H-02. */
class AuthoritiesTest {

    private static final Authorities LOCAL = new Authorities(Optional.empty(), Set.of(), Set.of());
    private static final Authorities PUBLIC = of("https://tools.example.org/mcp");

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "localhost:8080", "LocalHost:1", "127.0.0.1", "127.0.0.1:65535", "[::1]",
            "[::1]:8080" })
    void loopbackNames_areHostsWithoutAResourceUrl(String host) {
        assertThat(LOCAL.allowsHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "evil.example", "evil.example:8080", "localhost.evil.example", "localhost:8080.evil.example",
            "evil-localhost",
            "localhost@evil.example", "127.0.0.1.nip.io", "127.0.0.2", "0.0.0.0:8080", "192.168.1.5", "::1", "localhost.",
            "localhost:", "localhost:123456", "localhost:8080:8080",
            "localhost:-1", "localhost:80a", " localhost", "localhost\n", "[::1]evil" })
    void otherNames_areNoHostsWithoutAResourceUrl(String host) {
        assertThat(LOCAL.allowsHost(host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "http://localhost:8080,localhost:8080", "https://localhost:8080,localhost:8080", "http://127.0.0.1,127.0.0.1",
            "HTTP://LOCALHOST:8080,localhost:8080", "http://[::1]:8080,[::1]:8080" })
    void ownLoopbackOrigin_isAllowedWithoutAResourceUrl(String origin, String host) {
        assertThat(LOCAL.allowsOrigin(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "null,localhost:8080", "'',localhost:8080", "http://evil.example,localhost:8080",
            "http://evil.example,evil.example",
            "http://localhost:3000,localhost:8080", "http://127.0.0.1:8080,localhost:8080", "localhost:8080,localhost:8080",
            "http://localhost:8080/,localhost:8080", "http://localhost:8080.evil.example,localhost:8080", "*,localhost:8080",
            "ftp://localhost:8080,localhost:8080", "http://localhost,localhost:8080" })
    void otherOrigin_isNotAllowedWithoutAResourceUrl(String origin, String host) {
        assertThat(LOCAL.allowsOrigin(origin, host)).isFalse();
    }

    @ParameterizedTest // the usual port is that of the scheme
    @CsvSource({ "https://t.example,t.example:443,true", "https://t.example,t.example:80,false",
            "http://t.example,t.example:80,true", "http://t.example,t.example:443,false",
            "https://t.example:80,t.example,false", "http://t.example:80,t.example,true" })
    void portThatIsLeftOut_isTheUsualOne(String resourceUrl, String host, boolean allowed) {
        assertThat(of(resourceUrl).allowsHost(host)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = { "tools.example.org", "tools.example.org:443", "TOOLS.example.org" })
    void hostOfTheResourceUrl_isAllowed(String host) {
        assertThat(PUBLIC.allowsHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "localhost:8080", "127.0.0.1", "[::1]", "tools.example.org:80",
            "tools.example.org:8443", "example.org",
            "x.tools.example.org", "tools.example.org.evil.example", "10.0.0.1" })
    void otherHosts_areNotAllowedBesideAResourceUrl(String host) {
        assertThat(PUBLIC.allowsHost(host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "https://tools.example.org,true", "https://tools.example.org:443,true", "https://TOOLS.example.org,true",
            "http://tools.example.org,false", "https://tools.example.org:8443,false", "https://evil.example,false",
            "null,false",
            "https://tools.example.org/,false", "https://localhost,false", "http://localhost:8080,false" })
    void originOfTheResourceUrl_isTheOnlyOne(String origin, boolean allowed) {
        assertThat(PUBLIC.allowsOrigin(origin, "tools.example.org")).isEqualTo(allowed);
    }

    @ParameterizedTest // rebinding: the page and the Host agree, but neither is ours
    @CsvSource({ "https://evil.example,evil.example", "http://localhost:8080,localhost:8080" })
    void originThatEqualsTheHost_isNotEnoughBesideAResourceUrl(String origin, String host) {
        assertThat(PUBLIC.allowsOrigin(origin, host)).isFalse();
    }

    @Test
    void portOfTheResourceUrl_belongsToItsHost() {
        Authorities authorities = of("https://tools.example.org:8443/mcp");
        assertThat(authorities.allowsHost("tools.example.org:8443")).isTrue();
        assertThat(authorities.allowsHost("tools.example.org")).isFalse();
        assertThat(authorities.allowsOrigin("https://tools.example.org:8443", "tools.example.org:8443")).isTrue();
        assertThat(authorities.allowsOrigin("https://tools.example.org", "tools.example.org:8443")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:8080/mcp", "http://127.0.0.1:8080/mcp", "http://[::1]:8080/mcp" })
    void loopbackResourceUrl_hasAllLoopbackNamesAtItsPort(String url) {
        for (String name : Set.of("localhost", "127.0.0.1", "[::1]")) {
            assertThat(of(url).allowsHost(name + ":8080")).isTrue();
            assertThat(of(url).allowsHost(name + ":8081")).isFalse();
            assertThat(of(url).allowsOrigin("http://" + name + ":8080", name + ":8080")).isTrue();
        }
    }

    @Test
    void configuredHostsAndOrigins_areAllowedToo() {
        Authorities authorities = new Authorities(Optional.of(URI.create("https://tools.example.org/mcp")),
                Set.of("MCP.internal:8080"),
                Set.of("https://Chat.example.org"));
        assertThat(authorities.allowsHost("mcp.internal:8080")).isTrue();
        assertThat(authorities.allowsHost("mcp.internal")).isFalse();
        assertThat(authorities.allowsOrigin("https://chat.example.org", "mcp.internal:8080")).isTrue();
        assertThat(authorities.allowsOrigin("https://mcp.internal:8080", "mcp.internal:8080")).isFalse();
    }

    private static Authorities of(String url) {
        return new Authorities(Optional.of(URI.create(url)), Set.of(), Set.of());
    }
}

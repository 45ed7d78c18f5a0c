package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.QuarkusUnitTest;

/**
 * H-01, H-02 without {@code portcullis.resource-url}: only the names of the loopback are ours, only a page from here may ask.
 */
class LoopbackHostTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town();

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080", "[::1]" })
    void loopbackName_isOurs(String host) throws IOException {
        assertThat(Post.ping().header("Host", host).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "evil.example.org", "localhost.evil.example.org", "localhost:", "localhost.", "127.0.0.1.nip.io",
            "127.0.0.2", "0.0.0.0", "2130706433" })
    void otherName_isRefused(String host) throws IOException {
        assertThat(Post.ping().header("Host", host).send().verdict()).isEqualTo("403 -31403");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "localhost:8080.evil.example.org", "user@localhost", "::1", "localhost:123456",
            "localhost, evil.example.org",
            "localhost\tx", "[::1", "loc%61lhost", "localhost/x" })
    void whatIsNoName_isRefused(String host) throws IOException {
        assertThat(Post.ping().header("Host", host).send().status()).isIn(400, 403);
    }

    @Test
    void noName_isRefused() throws IOException {
        assertThat(Post.ping().without("Host").send().verdict()).isEqualTo("400 -32600");
    }

    @Test
    void nameTwice_isRefused() throws IOException {
        assertThat(Post.ping().line("Host", "localhost").send().status()).isIn(400, 403);
        assertThat(Post.ping().header("Host", "localhost").line("Host", "evil.example.org").send().status()).isIn(400, 403);
    }

    @Test
    void forwardedName_changesNothing() throws IOException {
        assertThat(Post.ping().header("Host", "evil.example.org").header("X-Forwarded-Host", "localhost")
                .header("Forwarded", "host=localhost").send().status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({ "localhost:8080, http://localhost:8080", "localhost:8080, https://localhost:8080",
            "[::1]:8080, http://[::1]:8080",
            "127.0.0.1, http://127.0.0.1", "LocalHost:8080, HTTP://localhost:8080" })
    void pageFromHere_mayAsk(String host, String origin) throws IOException {
        assertThat(Post.ping().header("Host", host).header("Origin", origin).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example.org", "null", "http://localhost:3000", "http://127.0.0.1:8080",
            "localhost:8080",
            "http://localhost:8080.evil.example.org", "http://localhost:8080/", "file://", "*",
            "http://localhost:8080 http://localhost:8080",
            "chrome-extension://localhost:8080", "''" })
    void pageFromElsewhere_isRefused(String origin) throws IOException {
        String value = origin.equals("''") ? "" : origin;
        assertThat(Post.ping().header("Host", "localhost:8080").header("Origin", value).send().verdict())
                .isEqualTo("403 -31403");
    }

    @Test
    void originTwice_isRefused() throws IOException {
        Post post = Post.ping().header("Host", "localhost:8080");
        assertThat(post.line("Origin", "http://localhost:8080").line("Origin", "http://localhost:8080").send().verdict())
                .isEqualTo("403 -31403");
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST", "GET", "DELETE" })
    void everyMethod_isGuarded(String verb) throws IOException {
        assertThat(Post.ping().body("").verb(verb).header("Host", "evil.example.org").send().status()).isEqualTo(403);
        assertThat(Post.ping().body("").verb(verb).header("Origin", "https://evil.example.org").send().status()).isEqualTo(403);
    }
}

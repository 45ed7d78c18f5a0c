package io.portcullis.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-05. */
class UrisTest {

    @ParameterizedTest
    @ValueSource(strings = { "ftp://ftp.is.co.za/rfc/rfc1808.txt", "http://www.ietf.org/rfc/rfc2396.txt",
            "ldap://[2001:db8::7]/c=GB?objectClass?one", "mailto:John.Doe@example.com",
            "news:comp.infosystems.www.servers.unix",
            "tel:+1-816-555-1212", "telnet://192.0.2.16:80/", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2" })
    void examplesOfRfc3986_areValid(String uri) {
        assertThat(Uris.isValid(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "x:", "x://", "x:/", "x:a", "x://a", "x:///a//b", "docs://guide/intro.md", "a+b-c.d1:x",
            "HTTPS://a/b",
            "file:///etc/hosts", "file:///a..b/..c/d..", "file:///a/.hidden", "file:///a?/../b", "file:///a#/../b",
            "file:///C:/x",
            "file://localhost/x", "x://a_b/c", "x://user:word@host:80/p?q=/?#f/?", "x://h:/", "x://[::1]:8080/",
            "x://[::ffff:1.2.3.4]",
            "x://a/%20%C3%A9", "x://a/!$&'()*+,;=:@-._~", "x:a?", "x:a#", "ui://widget/1", "weather://Z%C3%BCrich",
            "x://a/../b" })
    void otherUris_areValid(String uri) {
        assertThat(Uris.isValid(uri)).isTrue();
        assertThat(Uris.checked(uri)).hasValue(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ":", "a", "a/b", "/a", "//a/b", "?x", "#x", "1x:a", "+x:a", "-x:a", ".x:a", "x_y:a", "x y:a",
            " x:a",
            "%78:a", "\u00e9:a", "\u212a:a", "x/y:a" })
    void textsWithoutAScheme_areNotValid(String uri) {
        assertNotValid(uri);
    }

    @Test
    void charactersThatRfc3986DoesNotAllow_areNotValid() {
        String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=";
        for (int c = 0; c < 0x3000; c++) {
            String uri = "x://a/b" + (char) c + "c";
            assertThat(Uris.isValid(uri)).as("%x", c).isEqualTo(allowed.indexOf(c) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://a/ b", "x://a/b\n", "\nx://a/b", "x://a/b\r\n", "x://a\\b", "x://a/{b}", "x://a/<b>",
            "x://a/b|c",
            "x://a/`b`", "x://a/^", "x://a/\"b\"", "x://a/[b]", "x://a/b?[c]", "x://a/b#c#d", "x://a/b#[c]", "x://a/\u00e9",
            "x://a/\u2025/b", "x://a/\ud83d\ude00" })
    void someOfThem_areNotValid(String uri) {
        assertNotValid(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://a/%", "x://a/%4", "x://a/%zz", "x://a/%00", "x://a/%0a", "x://a/%0d%0aSet-Cookie:x",
            "x://a/%7F",
            "x://a/%c2%85", "x://a/%ff", "x://a/%c0%ae%c0%ae/b", "x://a/%ed%a0%80", "x://%00/", "x://a?%00", "x://a#%00",
            "x://a/%u002e" })
    void brokenEscapes_areNotValid(String uri) {
        assertNotValid(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x://a@b@c/", "x://a:b:c/", "x://a:8o/", "x://[::1", "x://::1]/", "x://[::1]x/", "x://[]/",
            "x://[1]/",
            "x://[1.2.3.4]/", "x://[::g]/", "x://[::1%25eth0]/", "x://[v1.a]/", "x://[1:2:3:4:5:6:7:8:9]/", "x://[::1]:a/",
            "x://a[::1]/" })
    void brokenAuthorities_areNotValid(String uri) {
        assertNotValid(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://user@example.org/", "https://user:word@example.org/", "https://@example.org/",
            "HTTPS://a@b/",
            "https://example.org@evil.example/", "https://:@b/", "http://", "https:///path", "http:/a", "http:a",
            "https://:443/" })
    void webUrisWithUserOrWithoutHost_areNotValid(String uri) {
        assertNotValid(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://example.org/a@b", "https://example.org?a@b", "http://localhost:8080/", "https://[::1]/" })
    void webUrisWithoutUser_areValid(String uri) {
        assertThat(Uris.isValid(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "file:///..", "file:///../etc/passwd", "file:///data/../../etc/passwd", "file:///data/..",
            "file:..", "file:../x", "file:/..", "file://host/../x", "FILE:///a/../b", "File:///a/%2e%2e/b", "file:///a/%2E./b",
            "file:///a/.%2e/b", "file:///a%2f..%2fb", "file:///a/..%2fb", "file:///a/..%5cb", "file:///a%5c..%5cb",
            "file:///a/./b",
            "file:///a/%252e%252e/b", "file:///a/%25252e%25252e/b", "file:///a/..%252fb", "file:///a/..%255cb",
            "file:///a/..;/b",
            "file:///a/..;x=1/b", "file:///a/..%3b/b", "file:///a/..%20/b", "file:///a/%20../b", "file:///a/.../b",
            "file:///a/../?q",
            "file:///a/..#f", "file:///a/%EF%BC%8E%EF%BC%8E/b", "file:///a/%E2%80%A5/b", "file:///a/%E2%80%A4%E2%80%A4/b",
            "file:///a/..%EF%BC%8Fb", "file:///a/..%E2%80%8B/b", "file:///a/%EF%BB%BF../b" })
    void fileUrisWithDotSegments_areNotValid(String uri) {
        assertNotValid(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "file:///report%2520final.pdf", "file:///100%25.txt", "file:///a;b/c", "file:///%E5%85%A5.txt",
            "file:///a%20..b" })
    void fileUrisWithUnusualNames_areValid(String uri) {
        assertThat(Uris.isValid(uri)).isTrue();
    }

    @Test
    void longUris_areNotValid() {
        assertThat(Uris.isValid("x:" + "a".repeat(4094))).isTrue();
        assertNotValid("x:" + "a".repeat(4095));
        assertNotValid("x:" + "a".repeat(10_000_000));
    }

    @Test
    void longestUris_doNotExhaustTheStack() {
        assertThat(Uris.isValid("x://" + "a:".repeat(2046))).isFalse();
        assertThat(Uris.isValid("x:" + "%41".repeat(1364))).isTrue();
        assertThat(Uris.isValid("file:" + "/a".repeat(2045))).isTrue();
        assertThat(Uris.isValid("a".repeat(4096))).isFalse();
    }

    private static void assertNotValid(String uri) {
        assertThat(Uris.isValid(uri)).as(uri.length() > 100 ? "long" : uri).isFalse();
        assertThat(Uris.checked(uri)).isEmpty();
    }
}

package io.portcullis.deployment.credential;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;

import javax.net.ssl.SSLContext;

import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Link;
import io.portcullis.deployment.wire.Post;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.HttpServer;

/**
 * A call of a tool of the embassy, with the papers that somebody brings.
 *
 * @param post the request
 * @param tls over what; null for plain HTTP
 */
record Visit(Post post, SSLContext tls) {

    private static final int PATIENCE_SECONDS = 20;

    /** Asks who one is, without any papers. */
    static Post whoami() {
        return call("whoami");
    }

    static Post call(String tool) {
        return Post.modern("tools/call", "\"name\":\"" + tool + "\"").without("X-API-Key").header("Host", "town.example.org");
    }

    static Visit plain(Post post) {
        return new Visit(post, null);
    }

    /** With that certificate; with none when its name is empty. */
    static Visit overTls(Post post, String certificate) {
        return new Visit(post, Certificates.client(certificate));
    }

    static Visit bearer(String token) {
        return plain(whoami().header("Authorization", "Bearer " + token));
    }

    /** Presents the token until it is served; until then it is unavailable, and nothing else. */
    static void awaitServed(String token) throws IOException {
        await("200", token, "503 -31503");
    }

    /** Presents the token until this is the answer; until then it is that other one, and nothing else. */
    static void await(String awaited, String token, String before) throws IOException {
        Instant end = Instant.now().plusSeconds(PATIENCE_SECONDS);
        String verdict = bearer(token).send().verdict();
        while (!verdict.equals(awaited)) {
            if (!verdict.equals(before) || Instant.now().isAfter(end)) {
                throw new AssertionError(verdict + " instead of " + awaited);
            }
            verdict = bearer(token).send().verdict();
        }
    }

    /** @throws IOException when TLS fails, too */
    Answer send() throws IOException {
        return tls == null ? post.send() : sendOverTls();
    }

    private Answer sendOverTls() throws IOException {
        int port = Arc.container().instance(HttpServer.class).get().getSecurePort();
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        try (Link link = Link.over(tls.getSocketFactory().createSocket(plain, "town.example.org", port, true))) {
            return link.send(post).read();
        }
    }
}

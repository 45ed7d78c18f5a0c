package io.portcullis.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP without checked exceptions. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {
    }

    /** Sends a form, as browsers and OAuth clients do. */
    public static Answer post(URI address, Map<String, String> form, Map<String, String> headers) {
        String body = form.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::setHeader);
        return answer(request);
    }

    /** Sends a request without waiting for ever. */
    public static Answer answer(HttpRequest.Builder request) {
        return Answer.of(send(CLIENT, request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray()));
    }

    /** The same answer, if it is a good one. */
    public static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest request, BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Whether anybody listens to this port of this machine. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

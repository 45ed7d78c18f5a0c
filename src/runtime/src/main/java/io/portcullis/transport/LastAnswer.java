package io.portcullis.transport;

import java.util.Optional;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * The answer to a request that is not read to its end. An HTTP/1 connection ends with it, since what follows could not be told
 * from the next request; what the client still sends is dropped for a moment, or it would never get to read the answer.
 */
final class LastAnswer {

    private static final long LINGER_MILLIS = 2_000;
    private static final String MARK = LastAnswer.class.getName();
    private static final AttributeKey<Boolean> SAID = AttributeKey.valueOf(LastAnswer.class, "said");

    private LastAnswer() {
    }

    /** To be called before the answer is written. */
    static void announce(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() != HttpVersion.HTTP_2) { // there, only the stream ends
            request.response().putHeader("Connection", "close");
            context.put(MARK, true);
            channel(request).ifPresent(LastAnswer::said);
        }
        context.addEndHandler(answered -> linger(context));
    }

    /** No further request of the connection is served. */
    static void said(Channel channel) {
        channel.attr(SAID).set(true);
    }

    /**
     * Whether the request comes after the last answer of its connection, as one does that was sent without waiting for it.
     * Vert.x has read it by then, and would have it served before the connection is closed.
     */
    static boolean isSaidTo(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean answered = context.get(MARK) != null; // by itself, when the application sends it another way
        return !answered && request.version() != HttpVersion.HTTP_2
                && channel(request).filter(channel -> channel.hasAttr(SAID)).isPresent();
    }

    /** Lets go of a request that comes after the last answer. Where nobody is there any more, it has to have an end. */
    static void drop(HttpServerRequest request) {
        if (channel(request).filter(channel -> !channel.isActive()).isPresent()) {
            request.response().setStatusCode(400).end();
        }
    }

    private static Optional<Channel> channel(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection ? Optional.of(connection.channel()) : Optional.empty();
    }

    private static void linger(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            end(request);
            return;
        }
        long timer = context.vertx().setTimer(LINGER_MILLIS, late -> end(request));
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.endHandler(end -> {
            context.vertx().cancelTimer(timer);
            end(request);
        });
        request.handler(dropped -> {
        });
        request.resume();
    }

    private static void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(0); // NO_ERROR: RFC 9113, 8.1
        } else {
            request.connection().close();
        }
    }
}

package io.portcullis.transport;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * The answer to a request that is not read to its end. An HTTP/1 connection ends with it, since what follows could not be told
 * from the next request; what the
 * client still sends is dropped for a moment, or it would never get to read the answer.
 */
final class LastAnswer {

    private static final long LINGER_MILLIS = 2_000;

    private LastAnswer() {
    }

    /** To be called before the answer is written. */
    static void announce(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() != HttpVersion.HTTP_2) { // there, only the stream ends
            request.response().putHeader("Connection", "close");
        }
        context.addEndHandler(answered -> linger(context));
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

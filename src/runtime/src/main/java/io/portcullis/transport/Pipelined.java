package io.portcullis.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends what has come of a request that waits for its turn, when its connection is lost. Vert.x looks there for a response,
 * which
 * such a request does not have yet, and fails before it has told anybody that the connection is over: Quarkus would count it
 * among the open ones for ever, until it takes no more, and the log would hold a stack trace for each. On the event loop of the
 * connection alone.
 */
final class Pipelined extends ChannelDuplexHandler {

    private static final AttributeKey<Boolean> WATCHED = AttributeKey.valueOf(Pipelined.class, "watched");

    /** The request that is being looked at is the first, and its body is still to come. */
    private int unanswered = 1;
    private boolean arriving = true;

    /** Looks after the connection of the request from now on. */
    static void watch(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection
                && !connection.channel().hasAttr(WATCHED)) {
            connection.channel().attr(WATCHED).set(true);
            connection.channel().pipeline().addBefore(connection.channelHandlerContext().name(), Pipelined.class.getName(),
                    new Pipelined());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            arriving = true;
        }
        if (message instanceof LastHttpContent) {
            arriving = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
        }
        context.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        endWaiting(context);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable lost) {
        endWaiting(context);
        context.fireExceptionCaught(lost);
    }

    private void endWaiting(ChannelHandlerContext context) {
        if (arriving && unanswered > 1) {
            arriving = false;
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}

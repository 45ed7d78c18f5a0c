package io.portcullis.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Ends what has come of a request that waits for its turn, when its connection is lost, and keeps it from being served. Vert.x
 * looks there for a response, which such a request does not have yet, and fails before it has told anybody that the connection
 * is over: Quarkus would count it among the open ones for ever, until it takes no more, and the log would hold a stack trace
 * for each. On the event loop of the connection alone.
 */
final class Pipelined extends ChannelInboundHandlerAdapter {

    private static final AttributeKey<Pipelined> WATCH = AttributeKey.valueOf(Pipelined.class, "watch");

    /** The request that is being looked at is the last that was read, and its body is still to come. */
    private int read = 1;
    private boolean arriving = true;
    private int begun;
    private HttpServerRequest latest;

    /** Looks after the connection of a request that is begun. */
    static void watch(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2 && request.connection() instanceof ConnectionBase connection) {
            Channel channel = connection.channel();
            Pipelined watch = channel.attr(WATCH).get();
            if (watch == null) {
                watch = new Pipelined();
                channel.attr(WATCH).set(watch);
                channel.pipeline().addBefore(connection.channelHandlerContext().name(), Pipelined.class.getName(), watch);
            }
            watch.begin(request);
        }
    }

    private void begin(HttpServerRequest request) {
        if (request != latest) { // one that is routed anew is begun once
            latest = request;
            begun++;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            read++;
            arriving = true;
        }
        if (message instanceof LastHttpContent) {
            arriving = false;
        }
        context.fireChannelRead(message);
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
        if (arriving && begun < read) {
            arriving = false;
            LastAnswer.said(context.channel()); // or it would be served with what has come of it, as if that was all
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }
}

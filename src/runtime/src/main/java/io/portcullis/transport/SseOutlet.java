package io.portcullis.transport;

import java.util.ArrayList;
import java.util.List;

import org.jboss.logging.Logger;

import io.portcullis.engine.Outlet;
import io.portcullis.limit.Quota;
import io.portcullis.overload.Ticket;
import io.portcullis.redaction.Cause;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * The response to one request as long as it may still become a stream of Server-Sent Events (HM-03, HM-05, HM-06, HM-13). The
 * first message opens it; without one the answer is plain JSON and this has no part in it. Everything is written on the event
 * loop of the request.
 */
final class SseOutlet implements Outlet {

    private static final Logger LOG = Logger.getLogger(SseOutlet.class);
    private static final Buffer KEEP_ALIVE = Buffer.buffer(":\n\n");

    /** After so many comments that the connection does not take, nobody is there. */
    private static final int MAX_UNTAKEN = 4;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Vertx vertx;
    private final Context loop;
    private final Rules rules;
    private final boolean taken;
    private final Ticket ticket;
    private final List<Runnable> whenGone = new ArrayList<>();
    private List<Quota> told = List.of();
    private State state = State.UNDECIDED;
    private long unsent;
    private int untaken;
    private long timer = -1;

    /** @param taken whether the client takes streams */
    SseOutlet(RoutingContext context, Rules rules, boolean taken) {
        this.request = context.request();
        this.response = context.response();
        this.vertx = context.vertx();
        this.loop = ((HttpServerRequestInternal) request).context();
        this.rules = rules;
        this.taken = taken;
        this.ticket = Turnstile.ticket(context);
    }

    /**
     * How streams are kept.
     *
     * @param keepAliveMillis how often a comment is sent
     * @param maxUnsent how many bytes may wait for a client that reads slowly; more, and it is cut off
     */
    public record Rules(long keepAliveMillis, long maxUnsent) {
    }

    private enum State {
        UNDECIDED,
        STREAMING,
        ENDED,
        GONE
    }

    @Override
    public void quotas(List<Quota> quotas) {
        if (quotas != told && !quotas.isEmpty() && !response.headWritten()) {
            told = quotas;
            response.putHeader(RateLimitHeaders.POLICY, RateLimitHeaders.policies(quotas));
            response.putHeader(RateLimitHeaders.STATE, RateLimitHeaders.states(quotas));
        }
    }

    @Override
    public boolean canStream() {
        return taken;
    }

    @Override
    public boolean send(byte[] message) {
        synchronized (this) {
            if (!taken || state == State.ENDED || state == State.GONE) {
                return false;
            }
            unsent += message.length;
            if (unsent > rules.maxUnsent()) {
                loop.runOnContext(slow -> cutOff());
                return false;
            }
            state = State.STREAMING;
        }
        loop.runOnContext(now -> write(message));
        return true;
    }

    @Override
    public void onGone(Runnable action) {
        synchronized (this) {
            if (state != State.GONE) {
                whenGone.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public boolean stay() {
        return ticket.stay();
    }

    /** Sends a named event, which is no message. */
    void say(String event, String data) {
        synchronized (this) {
            state = state == State.UNDECIDED ? State.STREAMING : state;
        }
        loop.runOnContext(now -> {
            start();
            if (!isOver()) {
                response.write("event: " + event + "\ndata: " + data + "\n\n");
            }
        });
    }

    /** Makes the response a stream, without a message yet. */
    void open() {
        synchronized (this) {
            state = state == State.UNDECIDED ? State.STREAMING : state;
        }
        loop.runOnContext(now -> start());
    }

    /** Runs the action on the event loop of the request; at once when this is it. */
    void onLoop(Runnable action) {
        if (loop == Vertx.currentContext()) {
            action.run();
        } else {
            loop.runOnContext(now -> action.run());
        }
    }

    /** The client is gone. */
    void gone() {
        List<Runnable> actions;
        synchronized (this) {
            if (state == State.ENDED || state == State.GONE) {
                return;
            }
            state = State.GONE;
            actions = List.copyOf(whenGone);
            whenGone.clear();
        }
        loop.runOnContext(now -> vertx.cancelTimer(timer));
        actions.forEach(SseOutlet::tell);
    }

    /** Who hears of it is told, whatever the others do: behind this, the place of the request is given back. */
    private static void tell(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("The end of a connection could not be told", Cause.of(e));
        }
    }

    /**
     * Ends the stream with the answer. False when there is no stream; the answer goes its plain way then.
     *
     * @param answer the last message; empty for none
     */
    boolean end(byte[] answer) {
        synchronized (this) {
            boolean streaming = state == State.STREAMING;
            state = state == State.GONE ? State.GONE : State.ENDED;
            if (!streaming) {
                return false;
            }
        }
        loop.runOnContext(now -> {
            vertx.cancelTimer(timer);
            start();
            if (!isOver()) {
                response.end(answer.length == 0 ? Buffer.buffer() : event(answer));
            }
        });
        return true;
    }

    private void write(byte[] message) {
        start();
        if (isOver()) {
            return;
        }
        response.write(event(message)).onComplete(written -> {
            untaken = written.succeeded() ? 0 : untaken;
            synchronized (this) {
                unsent -= message.length;
            }
        });
    }

    /** Once, with the first event. */
    private void start() {
        if (response.headWritten() || isOver()) {
            return;
        }
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream");
        response.putHeader("X-Accel-Buffering", "no");
        timer = vertx.setPeriodic(rules.keepAliveMillis(), tick -> keepAlive());
        response.write(KEEP_ALIVE); // the head goes out with the first bytes
    }

    private void keepAlive() {
        if (isOver()) {
            vertx.cancelTimer(timer);
        } else if (untaken >= MAX_UNTAKEN) {
            cutOff();
        } else {
            untaken++;
            if (!response.writeQueueFull()) {
                response.write(KEEP_ALIVE).onSuccess(written -> untaken = 0).onFailure(lost -> cutOff());
            }
        }
    }

    /** Drops what waits to be written: an orderly end would wait for the client that does not read. */
    private void cutOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else if (request.connection() instanceof ConnectionBase connection) {
            connection.channelHandlerContext().close();
        }
        gone();
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }

    private static Buffer event(byte[] message) {
        return Buffer.buffer(message.length + 8).appendString("data: ").appendBytes(oneLine(message)).appendString("\n\n");
    }

    /** A raw line break would end the event; in JSON it can only be white space (HM-13). */
    private static byte[] oneLine(byte[] message) {
        for (int i = 0; i < message.length; i++) {
            if (message[i] == '\n' || message[i] == '\r') {
                byte[] plain = message.clone();
                for (int j = i; j < plain.length; j++) {
                    plain[j] = plain[j] == '\n' || plain[j] == '\r' ? (byte) ' ' : plain[j];
                }
                return plain;
            }
        }
        return message;
    }
}

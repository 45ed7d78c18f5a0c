package io.portcullis.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.portcullis.redaction.Cause;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Hears what is published on a channel, over a connection of its own that comes back by itself. What is published while it is
 * away is lost.
 */
final class Channel implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Channel.class);

    private static final long AGAIN_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 5_000;

    private final Vertx vertx;
    private final Redis redis;
    private final String name;
    private final Ears ears;
    private final long pulseMillis;
    /** Without a lock: connections call back while they hold one of their own. */
    private final AtomicReference<RedisConnection> connection = new AtomicReference<>();
    private volatile boolean away;
    private volatile boolean closed;

    /** @param pulse how often the connection is asked whether it is alive */
    Channel(Vertx vertx, Redis redis, String name, Ears ears, Duration pulse) {
        this.vertx = vertx;
        this.redis = redis;
        this.name = name;
        this.ears = ears;
        this.pulseMillis = pulse.toMillis();
    }

    /**
     * Who hears.
     *
     * @param listener is told each message, one at a time
     * @param joined is run whenever it begins to hear: what was published before is lost
     */
    record Ears(Consumer<String> listener, Runnable joined) {
    }

    void open() {
        if (closed) {
            return;
        }
        Future<RedisConnection> connecting = redis.connect();
        connecting.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).onComplete(this::subscribe, failure -> {
            connecting.onSuccess(RedisConnection::close); // one that comes too late
            again(failure);
        });
    }

    private void subscribe(RedisConnection opened) {
        connection.set(opened);
        if (closed) {
            close();
            return;
        }
        Context context = vertx.getOrCreateContext();
        opened.handler(message -> heard(message, context));
        opened.exceptionHandler(failure -> lost(opened, failure));
        opened.endHandler(end -> lost(opened, null));
        opened.send(Request.cmd(Command.SUBSCRIBE).arg(name)).timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).onComplete(
                subscribed -> begin(opened),
                failure -> lost(opened, failure));
    }

    private void begin(RedisConnection opened) {
        if (away) {
            away = false;
            LOG.info("What other nodes tell is heard again");
        }
        pulse(opened);
        ears.joined().run();
    }

    /** A connection that was cut without a word is found by asking: nothing else is ever sent over it. */
    private void pulse(RedisConnection opened) {
        vertx.setTimer(pulseMillis, fired -> {
            if (isCurrent(opened)) {
                opened.send(Request.cmd(Command.PING)).timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .onComplete(alive -> pulse(opened), failure -> lost(opened, failure));
            }
        });
    }

    /** On a context of its own, as a request has it: what is done then may be the work of a call. */
    private void heard(Response message, Context context) {
        if (message.size() == 3 && "message".equals(message.get(0).toString())) {
            String text = message.get(2).toString();
            VertxContext.createNewDuplicatedContext(context).runOnContext(ready -> ears.listener().accept(text));
        }
    }

    /** Whether nothing is heard at the moment. */
    boolean isAway() {
        return away;
    }

    private boolean isCurrent(RedisConnection asked) {
        return !closed && connection.get() == asked;
    }

    private void lost(RedisConnection broken, Throwable failure) {
        if (!closed && connection.compareAndSet(broken, null)) {
            broken.close();
            again(failure);
        }
    }

    private void again(Throwable failure) {
        if (closed) {
            return;
        }
        if (!away) {
            away = true;
            LOG.warnf("What other nodes tell is not heard: %s",
                    failure == null ? "the connection has ended" : Cause.line(failure));
        }
        vertx.setTimer(AGAIN_MILLIS, fired -> open());
    }

    @Override
    public void close() {
        closed = true;
        RedisConnection last = connection.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }
}

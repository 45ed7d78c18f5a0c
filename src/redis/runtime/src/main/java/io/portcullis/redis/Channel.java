package io.portcullis.redis;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
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
    private static final long PULSE_MILLIS = 10_000;

    private final Vertx vertx;
    private final Redis redis;
    private final String name;
    private final Consumer<String> listener;
    private final Runnable joined;
    private RedisConnection connection;
    private boolean away;
    private boolean closed;

    /** @param joined is run whenever it begins to hear: what was published before is lost */
    Channel(Vertx vertx, Redis redis, String name, Consumer<String> listener, Runnable joined) {
        this.vertx = vertx;
        this.redis = redis;
        this.name = name;
        this.listener = listener;
        this.joined = joined;
    }

    void open() {
        redis.connect().onComplete(this::subscribe, this::again);
    }

    private void subscribe(RedisConnection opened) {
        synchronized (this) {
            if (closed) {
                opened.close();
                return;
            }
            connection = opened;
        }
        Context context = vertx.getOrCreateContext();
        opened.handler(message -> heard(message, context));
        opened.exceptionHandler(failure -> lost(opened, failure));
        opened.endHandler(end -> lost(opened, null));
        opened.send(Request.cmd(Command.SUBSCRIBE).arg(name)).onComplete(subscribed -> begin(opened),
                failure -> lost(opened, failure));
    }

    private void begin(RedisConnection opened) {
        if (away) {
            away = false;
            LOG.info("What other nodes tell is heard again");
        }
        pulse(opened);
        joined.run();
    }

    /** A connection that was cut without a word is found by asking: nothing else is ever sent over it. */
    private void pulse(RedisConnection opened) {
        vertx.setTimer(PULSE_MILLIS, fired -> {
            if (isCurrent(opened)) {
                opened.send(Request.cmd(Command.PING)).timeout(PULSE_MILLIS, TimeUnit.MILLISECONDS)
                        .onComplete(alive -> pulse(opened), failure -> lost(opened, failure));
            }
        });
    }

    /** On a context of its own, as a request has it: what is done then may be the work of a call. */
    private void heard(Response message, Context context) {
        if (message.size() == 3 && "message".equals(message.get(0).toString())) {
            String text = message.get(2).toString();
            VertxContext.createNewDuplicatedContext(context).runOnContext(ready -> listener.accept(text));
        }
    }

    private synchronized boolean isCurrent(RedisConnection asked) {
        return !closed && connection == asked;
    }

    private void lost(RedisConnection broken, Throwable failure) {
        synchronized (this) {
            if (!isCurrent(broken)) {
                return;
            }
            connection = null;
        }
        broken.close();
        again(failure);
    }

    private void again(Throwable failure) {
        if (!away) {
            away = true;
            LOG.warnf("What other nodes tell is not heard: %s", failure == null ? "the connection has ended" : failure);
        }
        synchronized (this) {
            if (!closed) {
                vertx.setTimer(AGAIN_MILLIS, fired -> open());
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }
}

package io.portcullis.boot;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.portcullis.config.ShutdownConfig;
import io.portcullis.engine.Engine;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Places;
import io.portcullis.redaction.Cause;
import io.portcullis.session.Sessions;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.shutdown.ShutdownListener;

/**
 * Ends the server so that every client gets an answer: nobody new is let in, streams end, what is in flight may go on for a
 * while, and is then cancelled and answered. Quarkus calls it when it is told to stop, after readiness went down and before
 * anything is taken apart.
 */
@Singleton
class GracefulEnd implements ShutdownListener {

    private static final Logger LOG = Logger.getLogger(GracefulEnd.class);

    /** For answers to calls that were cancelled, and for the last words on streams. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Entrance entrance;
    private final Engine engine;
    private final Sessions sessions;
    private final Duration timeout;

    GracefulEnd(Entrance entrance, Engine engine, Sessions sessions, ShutdownConfig config) {
        this.entrance = entrance;
        this.engine = engine;
        this.sessions = sessions;
        this.timeout = LaunchMode.current().isProduction() ? config.timeout() : Duration.ZERO;
    }

    @Override
    public void shutdown(ShutdownNotification notification) {
        try {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The server could not end in good order", Cause.of(e));
        } finally {
            notification.done();
        }
    }

    private void end() throws InterruptedException {
        entrance.close();
        engine.endStreams();
        int inFlight = entrance.requests().taken();
        if (inFlight > 0) {
            LOG.infof("The server ends; %d requests in flight have %s", inFlight, timeout);
        }
        boolean cancelled = !isEmptyWithin(timeout, entrance.requests());
        engine.stop(Entrance.stopping());
        if (cancelled) {
            isEmptyWithin(LAST_WORDS, entrance.requests());
        }
        sessions.shutDown();
        if (!isEmptyWithin(LAST_WORDS, entrance.streams()) || entrance.requests().taken() > 0) {
            LOG.warnf("%d requests and %d streams did not end and are cut off", entrance.requests().taken(),
                    entrance.streams().taken());
        }
    }

    private static boolean isEmptyWithin(Duration time, Places places) throws InterruptedException {
        CountDownLatch empty = new CountDownLatch(1);
        places.whenEmpty(empty::countDown);
        return empty.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}

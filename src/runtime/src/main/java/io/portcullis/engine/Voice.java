package io.portcullis.engine;

import java.util.function.Function;

import io.portcullis.gate.Visit;
import io.portcullis.protocol.Texts;

/** What a method says before its answer, on the stream of its request. */
final class Voice {

    private final Visit visit;
    private final Outlet outlet;
    private final ResultGuard guard;

    Voice(Visit visit, Outlet outlet, ResultGuard guard) {
        this.visit = visit;
        this.outlet = outlet;
        this.guard = guard;
    }

    /** Whether the client takes a stream at all. */
    boolean isHeard() {
        return outlet.canStream();
    }

    /** How long after a message about progress no other one leaves, in nanoseconds. */
    long progressNanos() {
        return guard.progressNanos();
    }

    /** Sends a message, unless something in it may not leave. */
    void say(Function<Texts, byte[]> message) {
        Texts texts = guard.texts();
        byte[] written = message.apply(texts);
        if (guard.lets(visit, texts, written)) {
            outlet.send(written);
        }
    }
}

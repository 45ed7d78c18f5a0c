package io.portcullis.session;

import java.time.Duration;

import io.portcullis.engine.Peers;

/** How sessions are kept. */
public record Settings(Peers.Mode mode, Times times, Caps caps) {

    /**
     * How long.
     *
     * @param idle how long a session lives without a request. A request that runs and an open stream count as use
     * @param lifetime how long a session lives at most, used or not
     * @param question how long the client has to answer a question
     * @param stream how long a stream of a session stays open at most
     */
    public record Times(Duration idle, Duration lifetime, Duration question, Duration stream) {

        public Times {
            positive(idle);
            positive(lifetime);
            positive(question);
            positive(stream);
        }

        private static void positive(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("the times of sessions have to be positive");
            }
        }
    }

    /**
     * How many.
     *
     * @param sessions of all callers together. Callers without a credential have half of them together
     * @param perCaller of one caller with a credential
     * @param subscriptions addresses that one session may watch
     * @param questions that may wait for an answer in one session
     * @param requests of one session that are remembered while they run, so that they can be cancelled
     */
    public record Caps(int sessions, int perCaller, int subscriptions, int questions, int requests) {

        public Caps {
            if (sessions < 1 || perCaller < 1 || subscriptions < 0 || questions < 0 || requests < 0) {
                throw new IllegalArgumentException("there has to be room for 1 session, and no count is negative");
            }
        }
    }
}

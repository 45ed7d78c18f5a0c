package io.portcullis.spi;

import java.net.URI;
import java.util.Optional;

/** What an approver has decided. */
public sealed interface Verdict {

    /** The call may run, once. */
    record Approved() implements Verdict {
    }

    /** The call must not run. */
    record Denied() implements Verdict {
    }

    /**
     * Nobody has decided yet. The client is told, and comes back to see.
     *
     * @param message what the person behind the client is told
     * @param page where that person can decide, if it is the one to; the page makes sure by itself who its visitor is
     */
    record Pending(String message, Optional<URI> page) implements Verdict {
    }

    /** The call may run, once. */
    static Verdict approved() {
        return new Approved();
    }

    /** The call must not run. */
    static Verdict denied() {
        return new Denied();
    }

    /** Somebody else has to decide, and the client has to wait. */
    static Verdict pending(String message) {
        return new Pending(message, Optional.empty());
    }

    /** The person behind the client has to decide on that page. */
    static Verdict pendingAt(URI page, String message) {
        return new Pending(message, Optional.of(page));
    }
}

package io.portcullis.engine;

import java.util.concurrent.Callable;

import io.portcullis.api.Caller;
import io.portcullis.event.Origin;

/**
 * Surrounds the invocation of a bean with what beans expect to find: a request context of its own that holds the caller's
 * identity.
 */
public interface CallScope {

    /** Opens a scope for one call. */
    Opened open(Caller caller);

    /** Opens a scope for one call that comes from there. */
    default Opened open(Caller caller, Origin origin) {
        return open(caller);
    }

    /** A scope of one call. Closed once the answer is there, on whatever thread. */
    interface Opened {

        /** Runs a step inside the scope, on the current thread. */
        <T> T within(Callable<T> step) throws Exception;

        /** Ends the scope. */
        void close();
    }
}

package io.portcullis.engine;

import java.util.concurrent.Callable;

/** Makes the trace of a message the current one while the method runs that it calls. */
public interface Tracing {

    /**
     * Runs a step within the trace of a message, on the current thread. Runs it once, whatever becomes of the trace; fails with
     * what the step throws and nothing else.
     *
     * @param correlationId of the message
     */
    <T> T within(String correlationId, Callable<T> step) throws Exception;
}

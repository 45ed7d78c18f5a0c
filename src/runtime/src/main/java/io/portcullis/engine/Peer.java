package io.portcullis.engine;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.portcullis.api.LogLevel;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.Slice;

/** A client that shook hands and is remembered: the other end of a session. Safe for use by many threads. */
public interface Peer {

    /** The id of the session. */
    String id();

    /** What was negotiated. */
    Revision revision();

    /** What the client said it can do. */
    ClientCapabilities capabilities();

    /** The least important log messages the client wants (G3-04). */
    LogLevel logLevel();

    /** Sets what log messages the client wants. */
    void logLevel(LogLevel level);

    /** Begins to tell about changes at an address; throws the refusal when the client watches too many. */
    void subscribe(String uri);

    /** Ends it. */
    void unsubscribe(String uri);

    /**
     * Asks the client over the stream of one of its requests (SR-01). Completes with the result the client posts; exceptionally
     * with a {@link java.util.concurrent.TimeoutException} when it does not in time, with an
     * {@link java.util.concurrent.CancellationException} when the session ends or the stream is gone, and with an
     * {@link IllegalStateException} when the client answers with an error or too many questions are open.
     *
     * @param message the message for the id that this peer gives the question
     */
    CompletionStage<Slice> ask(Function<String, byte[]> message, Outlet outlet);

    /** The client posted a response: the id as JSON, and the result unless it was an error. Unknown ids are ignored. */
    void answered(String idJson, Optional<Slice> result);

    /** A request of the client has begun; the action runs when the client cancels it (G2-02). */
    void began(RequestId request, Runnable cancel);

    /** A request of the client has ended. */
    void ended(RequestId request);

    /** The client cancels a request, by its id as JSON. Unknown ids are ignored. */
    void cancelled(String idJson);
}

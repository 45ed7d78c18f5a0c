package io.portcullis.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.portcullis.api.Caller;
import io.portcullis.engine.Outlet;
import io.portcullis.engine.Peer;
import io.portcullis.engine.Reply;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.RefusedException;
import io.portcullis.session.Sessions;

/**
 * The open streams of the transport of 2024-11-05. Each has a session from its first moment, so that the caps and the owner of
 * sessions hold for it; the handshake puts another in its place, which carries what was negotiated.
 */
public final class HttpSseStreams {

    static final String ID = "stream";

    private final Sessions sessions;
    private final Optional<String> path;
    private final Duration longest;
    private final Map<String, Stream> streams = new ConcurrentHashMap<>();

    /**
     * @param path where clients post to; empty when this transport is switched off
     * @param longest how long a stream stays open at most, whatever sessions begin on it
     */
    public HttpSseStreams(Sessions sessions, Optional<String> path, Duration longest) {
        this.sessions = sessions;
        this.path = path;
        this.longest = longest;
    }

    /** One open stream. */
    static final class Stream {

        private final Outlet outlet;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private volatile String holder;
        private volatile String session;

        Stream(Outlet outlet) {
            this.outlet = outlet;
        }

        Outlet outlet() {
            return outlet;
        }

        /** The session that was begun on it, as a header would name it. */
        List<String> sessions() {
            return session == null ? List.of() : List.of(session);
        }
    }

    boolean isServed() {
        return path.isPresent();
    }

    /** Opens a stream for this caller and says on it where to post to; completes when it is to end. */
    CompletionStage<Void> open(Caller caller, SseOutlet outlet) {
        Peer seat = sessions.open(caller, Revision.V2024_11_05, ClientCapabilities.NONE);
        Stream stream = new Stream(outlet);
        streams.put(seat.id(), stream);
        outlet.onGone(() -> stream.end.complete(null));
        outlet.say("endpoint", path.orElseThrow() + "?" + ID + "=" + seat.id());
        attach(stream, seat.id(), caller); // so that it ends with the session, and the session with the credential
        return stream.end.completeOnTimeout(null, longest.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((nothing, failure) -> {
                    streams.remove(seat.id());
                    sessions.close(stream.holder, caller);
                });
    }

    /** The stream of that id, if it is open and this caller's. */
    Optional<Stream> find(String id, Caller caller) {
        Stream stream = streams.get(id);
        if (stream == null) {
            return Optional.empty();
        }
        return sessions.find(stream.holder, caller).map(session -> stream);
    }

    /** The session that holds the stream from now on. When it ends and no other has taken its place, the stream ends. */
    private void attach(Stream stream, String session, Caller caller) {
        String older = stream.holder;
        stream.holder = session;
        if (older != null) {
            sessions.close(older, caller);
        }
        try {
            sessions.attach(session, caller, stream.outlet()).ifPresentOrElse(end -> end.whenComplete((nothing, failure) -> {
                if (session.equals(stream.holder)) {
                    stream.end.complete(null);
                }
            }), () -> stream.end.complete(null));
        } catch (RefusedException e) { // too many streams
            stream.end.complete(null);
        }
    }

    /** Says an answer on the stream. With the one that begins a session, that session holds the stream. */
    void say(Stream stream, Caller caller, Reply reply) {
        if (reply.session().isPresent()) {
            stream.session = reply.session().get();
            attach(stream, stream.session, caller);
        }
        if (!reply.isNothing()) {
            stream.outlet().send(reply.body());
        }
    }
}

package io.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.portcullis.api.Caller;
import io.portcullis.api.LogLevel;
import io.portcullis.engine.Outlet;
import io.portcullis.engine.Peer;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.Slice;
import io.portcullis.session.Timer.Alarm;

/** One session: when it ends, and the parts that hold what lives in it. */
final class Session implements Peer {

    private final Key key;
    private final Revision revision;
    private final ClientCapabilities capabilities;
    private final Setup setup;
    private final InFlight inFlight;
    private final OpenQuestions questions;
    private final Announcements announcements;
    private final Instant begin;
    private final Instant end;
    private volatile Instant lastUse;
    private volatile LogLevel logLevel = LogLevel.INFO;

    Session(Key key, Revision revision, ClientCapabilities capabilities, Setup setup) {
        this.key = key;
        this.revision = revision;
        this.capabilities = capabilities;
        this.setup = setup;
        this.inFlight = new InFlight(setup.settings().caps().requests());
        this.questions = new OpenQuestions(setup.settings(), setup.timer());
        this.announcements = new Announcements(setup, key.id());
        this.begin = setup.clock().instant();
        this.lastUse = begin;
        this.end = begin.plus(setup.settings().times().lifetime());
    }

    Key key() {
        return key;
    }

    /** Keeps the session alive. */
    void used() {
        lastUse = setup.clock().instant();
    }

    /** Whether its time is over. A client that waits for an answer or listens is there, however quiet it is. */
    boolean isExpired() {
        Instant now = setup.clock().instant();
        boolean quiet = inFlight.isEmpty() && !announcements.isListening();
        return !now.isBefore(end) || quiet && !now.isBefore(lastUse.plus(setup.settings().times().idle()));
    }

    /** How long it has been there. */
    Duration age() {
        return Duration.between(begin, setup.clock().instant());
    }

    /** Makes the outlet the stream for what nobody asked for; empty when the session is over. */
    Optional<CompletionStage<Void>> attach(Caller caller, Outlet outlet) {
        Instant longest = earlier(end, setup.clock().instant().plus(setup.settings().times().stream()));
        Instant until = caller.expiresAt().map(expiry -> earlier(expiry, longest)).orElse(longest);
        EventStream stream = new EventStream(caller, outlet, until);
        if (!announcements.opened(stream)) {
            return Optional.empty();
        }
        Alarm alarm = setup.timer().after(Duration.between(setup.clock().instant(), until), stream::end);
        stream.ended().whenComplete((nothing, failure) -> {
            used(); // from here on it may be idle
            announcements.closed(stream);
            alarm.cancel();
        });
        outlet.onGone(stream::end);
        return Optional.of(stream.ended());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Cancels, fails and ends everything in it, and whatever still begins. */
    void end() {
        inFlight.end();
        questions.end();
        announcements.end();
    }

    @Override
    public String id() {
        return key.id();
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public ClientCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public LogLevel logLevel() {
        return logLevel;
    }

    @Override
    public void logLevel(LogLevel level) {
        logLevel = level;
    }

    @Override
    public void subscribe(String uri) {
        announcements.subscribe(uri);
    }

    @Override
    public void unsubscribe(String uri) {
        announcements.unsubscribe(uri);
    }

    @Override
    public CompletionStage<Slice> ask(Function<String, byte[]> message, Outlet outlet) {
        return questions.ask(message, outlet);
    }

    @Override
    public void answered(String idJson, Optional<Slice> result) {
        questions.answered(idJson, result);
    }

    @Override
    public void began(RequestId request, Runnable cancel) {
        inFlight.began(request, cancel);
    }

    @Override
    public void ended(RequestId request) {
        used(); // from here on it may be idle
        inFlight.ended(request);
    }

    @Override
    public void cancelled(String idJson) {
        inFlight.cancelled(idJson);
    }
}

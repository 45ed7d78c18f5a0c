package io.portcullis.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.engine.Outlet;
import io.portcullis.engine.Peer;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Revision;
import io.portcullis.session.Settings.Caps;
import io.portcullis.session.Settings.Times;
import io.portcullis.subscription.Changes;

/** Sessions with small numbers, and everything around them: time moved by hand, and what may be read. */
final class Scene {

    static final String NOW = "2029-06-01T00:00:00Z";
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LIFETIME = Duration.ofHours(8).plusSeconds(3); // between two sweeps
    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final Duration STREAM = Duration.ofHours(9); // longer than a session
    static final Duration INSTANT = Duration.ofNanos(1);
    static final Caller ANN = Callers.key("ann");
    static final Caller BEN = Callers.key("ben");

    final FakeClock clock = new FakeClock(NOW);
    final ManualTimer timer = new ManualTimer(clock);
    final Changes changes = new Changes(100);
    final Set<String> readable = ConcurrentHashMap.newKeySet();
    final Sessions sessions;

    Scene() {
        this(new Caps(10, 4, 3, 2, 3));
    }

    Scene(Caps caps) {
        sessions = new Sessions(settings(Mode.STATEFUL, caps), clock, timer, changes,
                (caller, uri) -> readable.contains(caller.subject() + " " + uri));
    }

    static Settings settings(Mode mode, Caps caps) {
        return settings(mode, caps, STREAM);
    }

    static Settings settings(Mode mode, Caps caps, Duration stream) {
        return new Settings(mode, new Times(IDLE, LIFETIME, PATIENCE, stream), caps);
    }

    Peer open(Caller caller) {
        return sessions.open(caller, Revision.V2025_11_25, ClientCapabilities.NONE);
    }

    /** Opens a GET stream; empty when there is no such session. */
    Optional<CompletableFuture<Void>> attach(Peer peer, Caller caller, Outlet outlet) {
        return sessions.attach(peer.id(), caller, outlet).map(stage -> stage.toCompletableFuture());
    }

    boolean isAlive(Peer peer, Caller caller) {
        return sessions.find(peer.id(), caller).isPresent();
    }

    /** The same caller with a credential that ends. */
    static Caller until(Caller caller, String end) {
        return new Caller(caller.subject(), caller.issuer(), caller.authentication(), caller.roles(), caller.scopes(),
                Optional.of(Instant.parse(end)));
    }

    static Caller token(String subject, String issuer) {
        return Callers.of(subject, issuer, Authentication.JWT);
    }
}

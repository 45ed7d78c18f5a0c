package io.portcullis.session;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Feature;
import io.portcullis.protocol.Notifications;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.RefusedException;
import io.portcullis.subscription.Changes.Watcher;

/**
 * What one session hears without asking: over the one GET stream that is open, and over no other (HL-07, U-11). Nothing is
 * kept while there is none, and nothing is sent twice.
 */
final class Announcements implements Watcher {

    /** Longer ones are not watched: what a client makes the server remember is bounded. */
    static final int MAX_URI = 2_048;

    private final Setup setup;
    private final String session;
    private final Set<String> uris = new HashSet<>();
    private EventStream current;
    private boolean over;

    /** @param session tells this watcher from others of callers without a credential */
    Announcements(Setup setup, String session) {
        this.setup = setup;
        this.session = session;
    }

    /**
     * Makes this the stream of the session. An older one ends: whoever opens a second one has lost the first, and the server
     * may notice that long after the client did.
     *
     * @return false when the session is over
     */
    boolean opened(EventStream stream) {
        EventStream older;
        synchronized (this) {
            if (over) {
                return false;
            }
            older = current;
            if (older == null && !setup.changes().watch(stream.caller(), session, this)) {
                throw new RefusedException(new Limited(Setup.SWEEP));
            }
            current = stream;
        }
        if (older != null) {
            older.end();
        }
        return true;
    }

    /** A stream has ended, be it this session's or one that was replaced. */
    synchronized void closed(EventStream stream) {
        if (stream == current) {
            current = null;
            setup.changes().unwatch(stream.caller(), session, this);
        }
    }

    /** Ends the stream, and lets no other begin. */
    void end() {
        EventStream last;
        synchronized (this) {
            over = true;
            last = current;
        }
        if (last != null) {
            last.end();
        }
    }

    /** Whether a stream is open. */
    synchronized boolean isListening() {
        return current != null;
    }

    synchronized void subscribe(String uri) {
        if (uri.length() > MAX_URI) {
            throw new RefusedException(new Malformed(Malformed.Fault.PARAMS, "The address is too long to be watched"));
        } else if (!uris.contains(uri) && uris.size() >= setup.settings().caps().subscriptions()) {
            throw new RefusedException(new Limited(Setup.SWEEP));
        }
        uris.add(uri);
    }

    synchronized void unsubscribe(String uri) {
        uris.remove(uri);
    }

    @Override
    public void listChanged(Feature feature) {
        if (feature != Feature.COMPLETION) { // never listed
            open().ifPresent(stream -> stream.outlet().send(Notifications.listChanged(feature, Optional.empty())));
        }
    }

    /** Whether the caller may read it is asked now, not when it subscribed: rules may have become stricter since. */
    @Override
    public void resourceUpdated(String uri) {
        if (isWatched(uri)) {
            open().filter(stream -> setup.canRead().test(stream.caller(), uri))
                    .ifPresent(stream -> stream.outlet().send(Notifications.resourceUpdated(uri, Optional.empty())));
        }
    }

    private synchronized boolean isWatched(String uri) {
        return uris.contains(uri);
    }

    private synchronized Optional<EventStream> open() {
        return Optional.ofNullable(current).filter(stream -> stream.isOpen(setup.clock().instant()));
    }
}

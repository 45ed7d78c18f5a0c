package io.portcullis.subscription;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.redaction.Cause;

/** Tells who watches what has changed. Bounded per caller; safe for use by many threads. */
public final class Changes {

    private static final Logger LOG = Logger.getLogger(Changes.class);

    private final int maxPerCaller;
    private final Map<Watcher, Caller> watchers = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** @param maxPerCaller how many watchers one caller may have at once */
    public Changes(int maxPerCaller) {
        this.maxPerCaller = maxPerCaller;
    }

    /** Hears of changes, on the thread that tells them. Must be quick; decides itself what its caller may hear. */
    public interface Watcher {

        /** The entries of a kind have changed. */
        void listChanged(Feature feature);

        /** What is at an address has changed. */
        void resourceUpdated(String uri);
    }

    /** Begins to tell. False when this caller has too many watchers already. */
    public boolean watch(Caller caller, String address, Watcher watcher) {
        int count = counts.merge(key(caller, address), 1, Integer::sum);
        if (count > maxPerCaller) {
            release(caller, address);
            return false;
        }
        watchers.put(watcher, caller);
        return true;
    }

    /** Ends it. */
    public void unwatch(Caller caller, String address, Watcher watcher) {
        if (watchers.remove(watcher) != null) {
            release(caller, address);
        }
    }

    /** Tells that the entries of a kind have changed. */
    public void listChanged(Feature feature) {
        listChanged(feature, everybody -> true);
    }

    /** Tells those whom it concerns that the entries of a kind have changed. */
    public void listChanged(Feature feature, Predicate<Caller> concerned) {
        watchers.forEach((watcher, caller) -> tell(() -> {
            if (concerned.test(caller)) {
                watcher.listChanged(feature);
            }
        }));
    }

    /** Tells that what is at an address has changed. */
    public void resourceUpdated(String uri) {
        watchers.keySet().forEach(watcher -> tell(() -> watcher.resourceUpdated(uri)));
    }

    /** How many callers have a watcher. */
    int callers() {
        return counts.size();
    }

    private static void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.error("A change could not be told", Cause.of(e));
        }
    }

    private void release(Caller caller, String address) {
        counts.computeIfPresent(key(caller, address), (key, count) -> count == 1 ? null : count - 1);
    }

    /** Callers without a credential are told apart by their address. */
    private static String key(Caller caller, String address) {
        return caller.isAnonymous() ? "address " + address
                : "caller " + caller.key();
    }
}

package io.portcullis.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.portcullis.api.Feature;
import io.portcullis.protocol.CompletionDescriptor;

/** The catalog of the moment. Entries may come and go while the server runs; what was handed out stays as it was. */
public final class LiveCatalog {

    private final List<Consumer<Feature>> watchers = new CopyOnWriteArrayList<>();
    private volatile Catalog current;

    public LiveCatalog(Catalog initial) {
        this.current = initial;
    }

    /** The catalog now. */
    public Catalog current() {
        return current;
    }

    /** Adds an entry whose key is free. */
    public void add(Entry entry) {
        synchronized (this) {
            List<Entry> entries = new ArrayList<>(current.entries());
            entries.add(entry);
            current = new Catalog(entries);
        }
        changed(entry.feature());
    }

    /** Removes an entry, and with it what completes its arguments. False when there was none. */
    public boolean remove(Feature feature, String name) {
        synchronized (this) {
            List<Entry> entries = new ArrayList<>(current.entries());
            if (!entries.removeIf(entry -> entry.feature() == feature && entry.name().equals(name))) {
                return false;
            }
            entries.removeIf(entry -> entry.descriptor() instanceof CompletionDescriptor completion
                    && completion.of() == feature && completion.target().equals(name));
            current = new Catalog(entries);
        }
        changed(feature);
        return true;
    }

    /** Tells whenever the entries of a kind have changed, on the thread that changed them. */
    public void watch(Consumer<Feature> watcher) {
        watchers.add(watcher);
    }

    private void changed(Feature feature) {
        watchers.forEach(watcher -> watcher.accept(feature));
    }
}

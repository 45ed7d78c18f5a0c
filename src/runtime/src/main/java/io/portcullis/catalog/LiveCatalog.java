package io.portcullis.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.portcullis.api.Feature;
import io.portcullis.protocol.CompletionDescriptor;

/** The catalog of the moment. Entries may come and go while the server runs; what was handed out stays as it was. */
public final class LiveCatalog {

    private final List<Consumer<Entry>> watchers = new CopyOnWriteArrayList<>();
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
            current = current.with(entry);
        }
        changed(entry);
    }

    /** Removes an entry, and with it what completes its arguments. False when there was none. */
    public boolean remove(Feature feature, String name) {
        Optional<Entry> removed;
        synchronized (this) {
            removed = current.find(feature, name);
            if (removed.isEmpty()) {
                return false;
            }
            List<Entry> entries = new ArrayList<>(current.entries());
            entries.remove(removed.get());
            entries.removeIf(entry -> entry.descriptor() instanceof CompletionDescriptor completion
                    && completion.of() == feature && completion.target().equals(name));
            current = new Catalog(entries);
        }
        changed(removed.get());
        return true;
    }

    /** Tells of every entry that has come or gone, on the thread that changed it. */
    public void watch(Consumer<Entry> watcher) {
        watchers.add(watcher);
    }

    private void changed(Entry entry) {
        watchers.forEach(watcher -> watcher.accept(entry));
    }
}

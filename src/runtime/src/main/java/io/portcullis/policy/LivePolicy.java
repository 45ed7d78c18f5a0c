package io.portcullis.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import io.portcullis.catalog.Entry;

/**
 * The policy of the moment: what every source says, added up. Safe for use by many threads; a change holds for every decision
 * that begins after it.
 */
public final class LivePolicy {

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Moment current = new Moment(Map.of());

    /** What holds for the entry now. */
    public Ruling of(Entry entry) {
        return current.of(entry);
    }

    /** The same object until the next change. */
    public Object moment() {
        return current;
    }

    /** Whether no source says anything. */
    public boolean isSilent() {
        return current.layers.isEmpty();
    }

    /** What a source says. */
    public Layer said(Source source) {
        return current.layers.getOrDefault(source, Layer.SILENT);
    }

    /** Takes what a source says in the place of what it said before; then tells those who watch. */
    public void say(Source source, Layer layer) {
        change(source, before -> layer);
    }

    /** Changes what a source says, in one step; then tells those who watch. */
    public void change(Source source, UnaryOperator<Layer> change) {
        synchronized (this) {
            Map<Source, Layer> layers = new EnumMap<>(Source.class);
            layers.putAll(current.layers);
            Layer changed = change.apply(said(source));
            if (changed.isSilent()) {
                layers.remove(source);
            } else {
                layers.put(source, changed);
            }
            current = new Moment(layers);
        }
        watchers.forEach(Runnable::run);
    }

    /** Tells of every change, once it holds, on the thread that made it. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** The policy between two changes. Where a source says anything, a ruling is made once for each entry. */
    private static final class Moment {

        private final Map<Source, Layer> layers;
        private final LoadingCache<Entry, Ruling> rulings;

        Moment(Map<Source, Layer> layers) {
            this.layers = layers;
            this.rulings = Caffeine.newBuilder().executor(Runnable::run).weakKeys()
                    .build(entry -> Tightening.of(entry, this.layers));
        }

        Ruling of(Entry entry) {
            return layers.isEmpty() ? Ruling.written(entry) : rulings.get(entry); // several times a call
        }
    }
}

package io.portcullis.management;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Events;
import io.portcullis.event.Outcome;
import io.portcullis.event.PolicyChanged;
import io.portcullis.policy.EntryPolicy;
import io.portcullis.policy.Layer;
import io.portcullis.policy.LivePolicy;
import io.portcullis.policy.Ruling;
import io.portcullis.policy.Source;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The kill switches: an operator switches entries off, and what an operator has switched off on again. Nothing else. */
public final class PolicyDesk {

    private final LivePolicy policy;
    private final LiveCatalog catalog;
    private final Events events;
    private final Optional<SharedSwitches> shared;

    /** @param shared makes switches hold on other nodes, too */
    public PolicyDesk(LivePolicy policy, LiveCatalog catalog, Events events, Optional<SharedSwitches> shared) {
        this.policy = policy;
        this.catalog = catalog;
        this.events = events;
        this.shared = shared;
    }

    /** What holds for every entry, as JSON. */
    Buffer describe() {
        JsonArray entries = new JsonArray();
        catalog.current().entries().stream().sorted((one, other) -> one.key().compareTo(other.key()))
                .forEach(entry -> entries.add(json(entry)));
        JsonArray off = new JsonArray();
        for (Source source : Source.values()) {
            if (policy.said(source).destructiveOff()) {
                off.add(word(source));
            }
        }
        return new JsonObject().put("destructiveOffBy", off).put("entries", entries).toBuffer();
    }

    /** Switches an entry off, or lets it be on again; null when there is none of that name or key. */
    Buffer off(String name, boolean off, Caller by) {
        if (!PolicyNames.of(catalog.current()).isKnown(name)) {
            return null;
        }
        policy.change(Source.OPERATOR, layer -> {
            Map<String, EntryPolicy> entries = new HashMap<>(layer.entries());
            if (off) {
                entries.put(name, EntryPolicy.OFF);
            } else {
                entries.remove(name);
            }
            return new Layer(layer.destructiveOff(), entries);
        });
        shared.ifPresent(nodes -> nodes.switched(name, off));
        return changed(name + (off ? " is switched off" : " is not switched off by operators any more"), by);
    }

    /** Switches every destructive tool off, or lets them be on again. */
    Buffer destructiveOff(boolean off, Caller by) {
        policy.change(Source.OPERATOR, layer -> new Layer(off, layer.entries()));
        shared.ifPresent(nodes -> nodes.switched("", off));
        return changed(off ? "all destructive tools are switched off"
                : "destructive tools are not switched off by operators any more", by);
    }

    private Buffer changed(String change, Caller by) {
        events.tell(new PolicyChanged(word(Source.OPERATOR), by.subject(), change, Outcome.OK));
        return describe();
    }

    private JsonObject json(Entry entry) {
        Ruling ruling = policy.of(entry);
        JsonObject json = new JsonObject().put("entry", entry.key()).put("enabled", ruling.enabled())
                .put("rule", ruling.access().kind().name().toLowerCase(Locale.ROOT));
        json.put("roles", new JsonArray(ruling.access().roles().stream().map(PolicyDesk::sorted).toList()));
        json.put("scopes", sorted(ruling.access().scopes()));
        return json.put("limits", new JsonArray(ruling.limits().stream().map(limit -> limit.rate().words()).toList()));
    }

    private static JsonArray sorted(Set<String> words) {
        return new JsonArray(List.copyOf(new TreeSet<>(words)));
    }

    private static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }
}

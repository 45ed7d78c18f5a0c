package io.portcullis.deployment.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.deployment.surface.AccessWords;
import io.portcullis.deployment.surface.ConfirmationWords;
import io.portcullis.deployment.surface.Contract;
import io.portcullis.deployment.surface.Guarding;
import io.portcullis.deployment.surface.LimitWords;
import io.portcullis.deployment.surface.SurfaceEntry;
import io.portcullis.protocol.Canonical;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.Slice;

/** What is held fast of one entry: what clients are told, and what stands before it. Not where it is written. */
final class LockedEntry {

    static final String DIGEST = "digest";

    private final Map<String, Object> fields = new TreeMap<>();

    private LockedEntry() {
    }

    static ObjectNode of(SurfaceEntry entry) {
        LockedEntry locked = new LockedEntry();
        locked.guarding(entry.guarding());
        locked.display(entry.display());
        locked.contract(entry.contract());
        locked.texts(entry);
        if (entry.hints() != null) {
            locked.fields.put("hints", new TreeMap<>(Map.of("readOnly", entry.hints().readOnly(), "destructive",
                    entry.hints().destructive(), "idempotent", entry.hints().idempotent(), "openWorld",
                    entry.hints().openWorld())));
            locked.fields.put("task", entry.running().task());
        }
        return (ObjectNode) LockJson.tree(locked.fields);
    }

    /** The digest of a key and what is held fast of its entry. */
    static String digest(String key, ObjectNode entry) {
        try {
            byte[] bytes = LockJson.MAPPER.writeValueAsBytes(entry);
            return "sha256:" + Canonical.digest(key, Optional.of(new Slice(bytes, 0, bytes.length)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void guarding(Guarding guarding) {
        fields.put("access", AccessWords.of(guarding.access()));
        fields.put("scopes", new TreeSet<>(guarding.access().scopes()));
        fields.put("permissions", AccessWords.permissions(guarding.access()));
        fields.put("enforcedByQuarkus", guarding.access().enforcedTwice());
        fields.put("confirmation", ConfirmationWords.of(guarding.confirmation()));
        fields.put("limit", LimitWords.of(guarding.limits()));
    }

    private void display(Display display) {
        put("title", display.title());
        put("description", display.description());
        json("meta", display.meta());
        if (!display.icons().isEmpty()) {
            fields.put("icons", display.icons());
        }
    }

    private void contract(Contract contract) {
        json("inputSchema", contract.inputSchema());
        json("outputSchema", contract.outputSchema());
        put("name", contract.content().name());
        put("mimeType", contract.content().mimeType());
        if (contract.content().allowTraversal()) {
            fields.put("allowTraversal", true);
        }
    }

    /** The arguments of what has no schema. */
    private void texts(SurfaceEntry entry) {
        if (!entry.isTool() && !entry.contract().arguments().isEmpty()) {
            fields.put("arguments", entry.contract().arguments());
        }
    }

    private void put(String field, String text) {
        if (!text.isEmpty()) {
            fields.put(field, text);
        }
    }

    private void json(String field, String json) {
        try {
            if (!json.isEmpty()) {
                JsonNode tree = LockJson.MAPPER.readTree(json);
                fields.put(field, tree);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

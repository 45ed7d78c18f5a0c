package io.portcullis.deployment.lock;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.deployment.report.PrettyJson;
import io.portcullis.deployment.surface.Surface;

/**
 * What a lock holds fast.
 *
 * @param entries what is told of each entry and who may use it, by key, without the digest
 */
public record Lock(Map<String, ObjectNode> entries) {

    static final int VERSION = 1;

    public Lock {
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** The lock of a surface. */
    public static Lock of(Surface surface) {
        return new Lock(surface.entries().stream().collect(Collectors.toMap(entry -> entry.label().key(), LockedEntry::of)));
    }

    /** The file, in UTF-8: sorted, so that a difference is where something has changed. */
    byte[] bytes() {
        Map<String, Object> written = new TreeMap<>();
        entries.forEach((key, entry) -> {
            ObjectNode whole = LockJson.MAPPER.createObjectNode().put(LockedEntry.DIGEST, LockedEntry.digest(key, entry));
            written.put(key, whole.setAll(entry));
        });
        return PrettyJson.bytes(LockJson.sorted(Map.of("version", VERSION, "entries", written)));
    }
}

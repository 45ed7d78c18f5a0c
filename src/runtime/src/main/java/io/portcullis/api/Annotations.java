package io.portcullis.api;

import java.time.Instant;
import java.util.Set;

/**
 * What a client may do with a block of content or a resource. Hints only. See the MCP specification, {@code Annotations}.
 *
 * @param audience whom it is meant for; empty for everybody
 * @param priority how important it is, from 0 (optional) to 1 (required), or null
 * @param lastModified when it changed last, or null; not sent before revision 2025-06-18
 */
public record Annotations(Set<Role> audience, Double priority, Instant lastModified) {

    public Annotations {
        audience = Set.copyOf(audience);
        if (priority != null && !(priority >= 0 && priority <= 1)) {
            throw new IllegalArgumentException("the priority must be between 0 and 1");
        }
    }

    /** Meant for these. */
    public static Annotations audience(Role... roles) {
        return new Annotations(Set.of(roles), null, null);
    }

    /** The same, with a priority between 0 and 1. */
    public Annotations withPriority(double value) {
        return new Annotations(audience, value, lastModified);
    }

    /** The same, with the time of the last change. */
    public Annotations withLastModified(Instant when) {
        return new Annotations(audience, priority, when);
    }
}

package io.portcullis.policy;

import java.util.List;

import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;

/**
 * What holds for one entry now.
 *
 * @param enabled whether anybody may use it at all
 * @param access who may
 * @param limits how often; every one of them
 */
public record Ruling(boolean enabled, AccessRule access, List<LimitRule> limits) {

    public Ruling {
        limits = List.copyOf(limits);
    }

    /** What the author of the entry wrote. */
    static Ruling written(Entry entry) {
        return new Ruling(true, entry.access(), entry.limits());
    }
}

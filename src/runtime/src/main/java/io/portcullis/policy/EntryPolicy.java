package io.portcullis.policy;

import java.util.Optional;
import java.util.Set;

import io.portcullis.limit.Rate;

/**
 * What one source says about one entry. What it leaves out stays as the author wrote it.
 *
 * @param enabled whether anybody may use the entry at all
 * @param roles one of these roles is needed; empty for no say
 * @param scopes all of these scopes are needed; empty for no say
 * @param limit how often one caller may use it
 * @param allowLoosening whether roles, scopes and limit take the place of what the author wrote, instead of adding to it
 */
public record EntryPolicy(boolean enabled, Set<String> roles, Set<String> scopes, Optional<Rate> limit,
        boolean allowLoosening) {

    /** Nobody may use the entry. */
    public static final EntryPolicy OFF = new EntryPolicy(false, Set.of(), Set.of(), Optional.empty(), false);

    public EntryPolicy {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }
}

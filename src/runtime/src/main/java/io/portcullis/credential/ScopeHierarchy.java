package io.portcullis.credential;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which scopes are included in which others, over any number of steps (AU-09).
 *
 * @param implied for each broader scope, the narrower ones
 */
public record ScopeHierarchy(Map<String, Set<String>> implied) {

    /** No scope includes another. */
    public static final ScopeHierarchy FLAT = new ScopeHierarchy(Map.of());

    public ScopeHierarchy {
        implied = Map.copyOf(implied);
    }

    /** The scopes, and all that they include. */
    public Set<String> withImplied(Set<String> scopes) {
        if (implied.isEmpty() || scopes.isEmpty()) {
            return scopes;
        }
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(scopes);
        while (!open.isEmpty()) {
            String scope = open.pop();
            if (all.add(scope)) {
                open.addAll(implied.getOrDefault(scope, Set.of()));
            }
        }
        return all;
    }
}

package io.portcullis.deployment.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects problems, so that they are reported together, and each once. */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds a problem. */
    public void add(Code code, String place, String text, String... ways) {
        found.add(new Problem(code, place, text, List.of(ways)));
    }

    /** Adds problems that were found elsewhere. */
    public void addAll(Collection<Problem> problems) {
        found.addAll(problems);
    }

    /** The problems so far. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** What to fail the build with, if there is anything. */
    public Optional<RefusedBuildException> asException() {
        return found.isEmpty() ? Optional.empty() : Optional.of(new RefusedBuildException(List.copyOf(found)));
    }
}

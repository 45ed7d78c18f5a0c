package io.portcullis.deployment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects problems, so that they are reported together. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem. */
    public void add(Code code, String place, String text, String... ways) {
        found.add(new Problem(code, place, text, List.of(ways)));
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /** What to fail the build with, if there is anything. */
    public Optional<RefusedBuildException> asException() {
        return found.isEmpty() ? Optional.empty() : Optional.of(new RefusedBuildException(found));
    }
}

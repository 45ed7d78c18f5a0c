package io.portcullis.deployment.item;

import java.util.List;

import io.portcullis.deployment.check.Problem;
import io.quarkus.builder.item.SimpleBuildItem;

/** The tool lock, once the surface was compared with it. */
public final class LockBuildItem extends SimpleBuildItem {

    private final boolean present;
    private final List<Problem> problems;

    /**
     * @param present whether there is a lock
     * @param problems what is wrong, to be told once the reports were written
     */
    public LockBuildItem(boolean present, List<Problem> problems) {
        this.present = present;
        this.problems = List.copyOf(problems);
    }

    /** Whether there is one. */
    public boolean isPresent() {
        return present;
    }

    /** What is wrong with it, or with the surface. */
    public List<Problem> problems() {
        return problems;
    }
}

package io.portcullis.deployment.item;

import io.quarkus.builder.item.SimpleBuildItem;

/** Whether there is a tool lock. The surface was compared with it by then. */
public final class LockBuildItem extends SimpleBuildItem {

    private final boolean present;

    public LockBuildItem(boolean present) {
        this.present = present;
    }

    /** Whether there is one. */
    public boolean isPresent() {
        return present;
    }
}

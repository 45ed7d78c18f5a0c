package io.portcullis.deployment.item;

import io.portcullis.deployment.posture.Posture;
import io.quarkus.builder.item.SimpleBuildItem;

/** What the application offers, and what there is to say about it. */
public final class PostureBuildItem extends SimpleBuildItem {

    private final Posture posture;

    public PostureBuildItem(Posture posture) {
        this.posture = posture;
    }

    /** The posture. */
    public Posture posture() {
        return posture;
    }
}

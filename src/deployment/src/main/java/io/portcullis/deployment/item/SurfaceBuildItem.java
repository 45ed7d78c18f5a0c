package io.portcullis.deployment.item;

import io.portcullis.deployment.surface.Surface;
import io.quarkus.builder.item.SimpleBuildItem;

/** What the application offers. There is none when the application is refused anyway. */
public final class SurfaceBuildItem extends SimpleBuildItem {

    private final Surface surface;

    public SurfaceBuildItem(Surface surface) {
        this.surface = surface;
    }

    /** What the application offers. */
    public Surface surface() {
        return surface;
    }
}

package io.portcullis.deployment.surface;

import java.util.List;

/**
 * Everything an application offers to clients.
 *
 * @param application its name
 * @param version its version
 * @param entries its entries, sorted by key
 * @param settings what the build knows of its settings
 */
public record Surface(String application, String version, List<SurfaceEntry> entries, BuildSettings settings) {

    public Surface {
        entries = List.copyOf(entries);
    }
}

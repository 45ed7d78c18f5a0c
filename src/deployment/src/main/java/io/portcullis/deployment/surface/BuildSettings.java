package io.portcullis.deployment.surface;

import java.util.List;

/**
 * Settings that say something about the whole application, as far as the build knows them.
 *
 * @param accessDefault the value of {@code portcullis.access.default}; empty when it is not set
 * @param loosened the settings that loosen a protection and are switched on, sorted
 */
public record BuildSettings(String accessDefault, List<String> loosened) {

    public BuildSettings {
        loosened = List.copyOf(loosened);
    }
}

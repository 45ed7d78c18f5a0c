package io.portcullis.boot;

import io.smallrye.config.ConfigValue;

/**
 * What stands in for settings of the user, below each of them. It is found when it is asked for, and then knows the name as the
 * user spells it. A source of settings, which has to name them, does not: variables of the environment lack dashes, and files
 * that other settings name are read only after it.
 */
final class Defaults {

    static final int BELOW_EVERY_USER_SETTING = 50;
    static final String SOURCE = "portcullis: defaults";

    private Defaults() {
    }

    /** The answer to whoever asks for the setting. */
    static ConfigValue say(String name, String value) {
        return ConfigValue.builder().withName(name).withValue(value).withRawValue(value).withConfigSourceName(SOURCE)
                .withConfigSourceOrdinal(BELOW_EVERY_USER_SETTING).build();
    }

    /** And neither made up nor a default of Quarkus. */
    static boolean isOfUser(ConfigValue value) {
        return value != null && value.getConfigSourceOrdinal() > BELOW_EVERY_USER_SETTING;
    }

    /** A variable that is empty is none. */
    static boolean isSet(ConfigValue value) {
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }
}

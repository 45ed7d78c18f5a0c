package io.portcullis.redis;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Whether this node shares anything. It does, unless somebody has said that it is alone: a forgotten address fails the start
 * instead.
 */
final class Sharing {

    static final String OFF = "quarkus.redis.active=false: limits, tasks, switches and what is used once are those of this node alone";

    private Sharing() {
    }

    static boolean isOn() {
        return ConfigProvider.getConfig().getOptionalValue("quarkus.redis.active", Boolean.class).orElse(true);
    }
}

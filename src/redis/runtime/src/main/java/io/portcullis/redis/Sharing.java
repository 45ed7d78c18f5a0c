package io.portcullis.redis;

import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;

/**
 * Whether this node shares anything. It does, unless somebody has said that it is alone: a forgotten address fails the start
 * instead, and so does a word that contradicts an address.
 */
final class Sharing {

    static final String OFF = "quarkus.redis.active=false: limits, tasks, switches and what is used once are those of this node alone";

    private static final String ACTIVE = "quarkus.redis.active";
    private static final String HOSTS = "quarkus.redis.hosts";
    private static final String PROVIDER_OF_HOSTS = "quarkus.redis.hosts-provider-name";

    private final Config config;

    Sharing(Config config) {
        this.config = config;
    }

    boolean isOn() {
        return config.getOptionalValue(ACTIVE, Boolean.class).orElse(true);
    }

    /**
     * What keeps the server from starting. A node that counts alone, where it was meant to share,
     * would give each caller its limits once more.
     */
    Optional<String> problem(boolean production) {
        Optional<String> word = config.getOptionalValue(ACTIVE, String.class).filter(text -> !text.matches("true|false"));
        if (word.isPresent()) {
            return Optional.of(ACTIVE + " must be true or false");
        }
        boolean addressed = Stream.of(HOSTS, PROVIDER_OF_HOSTS)
                .anyMatch(key -> config.getOptionalValue(key, String.class).isPresent());
        return production && addressed && !isOn()
                ? Optional.of(HOSTS + " is set, and " + ACTIVE + "=false says that this node is alone. Set " + ACTIVE
                        + "=true to share, or take the address away")
                : Optional.empty();
    }
}

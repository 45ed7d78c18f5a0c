package io.portcullis.config;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** How state that travels through clients is sealed. */
@ConfigMapping(prefix = "portcullis.seal")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface SealConfig {

    /**
     * The keys that seal what a client holds between two requests, such as cursors and the state of a question: a
     * comma-separated list of {@code id:secret}, newest first. The id has 1 to 16 letters, digits, {@code _} and {@code -}; the
     * secret is 32 random bytes in Base64, as {@code openssl rand -base64 32} writes them.
     *
     * The first key seals, all of them open. To change keys, put the new one in front, and take the old one away when
     * everything it sealed has expired. All nodes need the same keys. Default: a random key at every start, so that what was
     * sealed before a restart, or by another node, no longer opens.
     */
    Optional<List<@WithConverter(TrimmedStringConverter.class) String>> keys();
}

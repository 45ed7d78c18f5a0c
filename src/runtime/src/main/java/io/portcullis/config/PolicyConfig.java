package io.portcullis.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What operators decide about entries. It adds to what the authors of the entries wrote, and can only make it stricter. */
@ConfigMapping(prefix = "portcullis.policy")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface PolicyConfig {

    /**
     * A file of properties with settings like these, {@code portcullis.policy.entries."customer_delete".enabled=false} for
     * one. It is looked at four times a second, and what it says holds at once; what is configured elsewhere holds besides. A
     * file that cannot be understood, or says nothing any more, leaves the last good one in force and is an error in the log.
     * One that is not there when the server starts keeps it from starting.
     */
    Optional<Path> file();

    /**
     * Whether nobody may use a destructive tool: the kill switch for all of them. Tools are destructive unless they say
     * otherwise.
     */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean disableDestructive();

    /**
     * What holds for single entries: by name, or by kind and name where one name means several, such as
     * {@code tool:customer_delete}. A name that no entry has keeps the server from starting; with the kind before it, it may
     * be that of an entry which the application adds later.
     */
    @ConfigDocMapKey("entry-name")
    Map<String, Entry> entries();

    /** What holds for one entry. */
    interface Entry {

        /**
         * Whether anybody may use the entry. An entry that is off is unknown to everybody.
         */
        @WithDefault("true")
        @WithConverter(TrueOrFalse.class)
        boolean enabled();

        /**
         * Only callers with one of these roles may use the entry, besides what its author wrote.
         */
        Optional<Set<String>> roles();

        /**
         * Only callers with all of these scopes may use the entry, besides those its author wrote.
         */
        Optional<Set<String>> scopes();

        /**
         * A further limit for each caller.
         */
        Limit limit();

        /**
         * Whether roles, scopes and limit take the place of what the author wrote, so that more may be allowed than before. It
         * is said in the log at the start, and audited. Not for entries ruled by annotations of Jakarta or Quarkus, which
         * Quarkus enforces whatever is said here.
         */
        @WithDefault("false")
        @WithConverter(TrueOrFalse.class)
        boolean allowLoosening();
    }

    /** A further limit. */
    interface Limit {

        /**
         * How many calls of the entry one caller may make per period.
         */
        Optional<Long> permits();

        /**
         * The period, such as {@code 15m}.
         */
        Optional<Duration> per();

        /**
         * How many permits may be spent at once. Default: as many as there are per period.
         */
        Optional<Long> burst();
    }
}

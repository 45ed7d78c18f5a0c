package io.portcullis.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.TrimmedStringConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What is recorded of what happens, and where. */
@ConfigMapping(prefix = "portcullis.audit")
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
public interface AuditConfig {

    /**
     * How much is recorded: {@code all}; {@code writes}, which is calls of entries that do more than read, and everything that
     * was refused; or {@code refused}. Refused credentials, changes of the policy and uses of the management interface always
     * are.
     */
    @WithDefault("all")
    Level level();

    /**
     * How requests are recorded that were turned away unread because there was too much to do: {@code counted}, one record a
     * minute for each address and reason, or {@code each}.
     */
    @WithDefault("counted")
    TurnedAway turnedAway();

    /**
     * What is recorded of the arguments of a call besides their names: {@code off}; {@code redacted}, their values without what
     * is sensitive; or {@code digest}, a keyed digest (HMAC-SHA256) that is the same for the same values, which needs
     * {@code portcullis.audit.keys}.
     */
    @WithDefault("off")
    Arguments arguments();

    /**
     * Where records go: {@code file}, {@code log}, {@code otel}, {@code database}, or the {@code @Identifier} of a bean of
     * {@code io.portcullis.spi.AuditSink}. Beans of it without an identifier get them always. Default: {@code file} when
     * {@code portcullis.audit.file.path} is set, else {@code log}.
     */
    Optional<Set<@WithConverter(TrimmedStringConverter.class) String>> sinks();

    /**
     * How many records may wait for the file, and for each sink.
     */
    @WithDefault("10000")
    int queue();

    /**
     * What happens when more records wait than may: {@code refuse} refuses requests until there is room, so that nothing
     * happens unrecorded; {@code drop-and-count} lets them go on, and a record says how many are missing.
     */
    @WithDefault("refuse")
    OnFull onFull();

    /**
     * When a record is safe: {@code async} writes soon after, so that a process that is killed loses what was not written yet;
     * {@code durable} has the disk confirm that a call that may destroy something is about to run before it runs, and refuses
     * the call otherwise. Durable needs the file, and {@code on-full=refuse}.
     */
    @WithDefault("async")
    Durability durability();

    /**
     * How long a call waits for its record to be on the disk, where that is asked for, before it is refused.
     */
    @WithDefault("5s")
    Duration writeTimeout();

    /**
     * How long the end of the server waits for records that are not written yet.
     */
    @WithDefault("10s")
    Duration stopTimeout();

    /**
     * The keys that bind each record to the one before, so that it shows when one was changed, left out or put in: a
     * comma-separated list of {@code id:secret}, newest first. The id has 1 to 16 letters, digits, {@code _} and {@code -}; the
     * secret is 32 random bytes in Base64, as {@code openssl rand -base64 32} writes them.
     *
     * The first key makes the digests; older ones are for verifying only. Without a key, records have numbers and nothing else.
     */
    Optional<List<@WithConverter(TrimmedStringConverter.class) String>> keys();

    /**
     * How often a checkpoint is written while there are records: the number and the digest of a record, also on the log
     * category
     * {@code portcullis.audit.checkpoint}. Kept elsewhere, it shows when the end of the trail is cut off. Needs keys.
     */
    @WithDefault("10m")
    Duration checkpointEvery();

    /**
     * After how many records a checkpoint is written, if the time is not over.
     */
    @WithDefault("10000")
    int checkpointRecords();

    /**
     * The file of the trail.
     */
    File file();

    /** The file of the trail. */
    interface File {

        /**
         * The file records are appended to. It is created for its owner alone (0600), must not be a symbolic link, and belongs
         * to one process. Files that were set aside lie beside it, with the number of their first record in their name.
         */
        Optional<Path> path();

        /**
         * About how large the file may become before it is set aside; 0 for any size.
         */
        @WithDefault("100M")
        MemorySize maxSize();

        /**
         * Whether the file is set aside when a day (UTC) is over.
         */
        @WithDefault("false")
        boolean daily();

        /**
         * How many files that were set aside are kept; older ones are deleted. 0 keeps all.
         */
        @WithDefault("0")
        int maxFiles();
    }

    /** How much is recorded. */
    enum Level {
        ALL,
        WRITES,
        REFUSED
    }

    /** How requests are recorded that were turned away unread. */
    enum TurnedAway {
        COUNTED,
        EACH
    }

    /** What is recorded of arguments. */
    enum Arguments {
        OFF,
        REDACTED,
        DIGEST
    }

    /** What happens when there is no room. */
    enum OnFull {
        REFUSE,
        DROP_AND_COUNT
    }

    /** When a record is safe. */
    enum Durability {
        ASYNC,
        DURABLE
    }
}

package io.portcullis.boot;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import io.portcullis.audit.Arguments;
import io.portcullis.audit.AuditStatus;
import io.portcullis.audit.AuditTrail;
import io.portcullis.audit.Pace;
import io.portcullis.audit.Scope;
import io.portcullis.chain.Chain;
import io.portcullis.config.AuditConfig;
import io.portcullis.config.AuditConfig.Durability;
import io.portcullis.config.AuditConfig.OnFull;
import io.portcullis.config.AuditConfig.TurnedAway;
import io.portcullis.event.Given;
import io.portcullis.redaction.Redaction;
import io.portcullis.seal.MacKey;
import io.portcullis.seal.MacRing;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Makes the trail of what is configured. */
@Singleton
public class AuditProducers {

    /** Not as a listener: events are told to it by name, since it is also asked whether there is room. */
    @Produces
    @Singleton
    @Typed(AuditTrail.class)
    AuditTrail trail(AuditConfig config, Redaction redaction) {
        Scope scope = new Scope(Scope.Level.valueOf(config.level().name()), config.turnedAway() == TurnedAway.EACH,
                config.durability() == Durability.DURABLE);
        Pace pace = new Pace(config.queue(), config.onFull() == OnFull.DROP_AND_COUNT, config.writeTimeout(),
                config.checkpointEvery(), config.checkpointRecords());
        return new AuditTrail(new AuditTrail.Rules(scope, pace, arguments(config), redaction), Clock.systemUTC(),
                AuditProducers::home);
    }

    @Produces
    @Singleton
    AuditStatus status(AuditTrail trail) {
        return trail.status();
    }

    /** What binds lines to each other, where there are keys. They were looked at when the server started. */
    static Optional<MacKey> chainKey(AuditConfig config) {
        return key(config, Chain.PURPOSE);
    }

    /**
     * The event loop of the request; where there is none, a thread that is nobody's. Never the thread that writes, and no
     * context of a worker, which runs one step after the other: the step that waits for its record may be the one ahead.
     */
    private static Executor home() {
        Context context = Vertx.currentContext();
        return context != null && context.isEventLoopContext() ? step -> context.runOnContext(ignored -> step.run())
                : ForkJoinPool.commonPool();
    }

    private static Function<Given, Arguments> arguments(AuditConfig config) {
        return switch (config.arguments()) {
            case OFF -> Arguments.withNames();
            case REDACTED -> Arguments.withValues();
            case DIGEST -> key(config, Arguments.PURPOSE).map(Arguments::withDigest).orElse(Arguments.withNames());
        };
    }

    private static Optional<MacKey> key(AuditConfig config, String purpose) {
        return config.keys().filter(keys -> !keys.isEmpty())
                .map(keys -> new MacRing(MacRing.configured(keys), purpose).first());
    }
}

package io.portcullis.boot;

import java.time.Clock;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.arguments.ConstraintViolations;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.AccessConfig;
import io.portcullis.config.LegacyConfig;
import io.portcullis.config.LimitsConfig;
import io.portcullis.config.LimitsConfig.Answer;
import io.portcullis.config.ListsConfig;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.TrafficLogConfig;
import io.portcullis.config.TransportConfig;
import io.portcullis.engine.Approvers;
import io.portcullis.engine.CallScope;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Engine.Intake;
import io.portcullis.engine.Handlers;
import io.portcullis.engine.Handlers.Memory;
import io.portcullis.engine.Handlers.Policy;
import io.portcullis.engine.Listen;
import io.portcullis.engine.Lists;
import io.portcullis.engine.Methods;
import io.portcullis.engine.ResultGuard;
import io.portcullis.engine.Runner;
import io.portcullis.engine.Tracing;
import io.portcullis.engine.Traffic;
import io.portcullis.gate.Gate;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.JsonLimits;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.ServerIdentity;
import io.portcullis.redaction.Redaction;
import io.portcullis.schema.SchemaCheck;
import io.portcullis.seal.Sealer;
import io.portcullis.session.Sessions;
import io.portcullis.spi.Approver;
import io.portcullis.token.Home;
import io.quarkus.security.identity.CurrentIdentityAssociation;

/** Makes the part that answers. */
@Singleton
public class EngineProducers {

    @Produces
    @Singleton
    Engine engine(Gate gate, Codecs codecs, Sessions sessions, Handlers handlers, TransportConfig transport,
            LegacyConfig legacy, Traffic traffic) {
        Intake intake = new Intake(new MessageReader(limits(transport)), legacy.maxBatchSize(), traffic);
        return new Engine(intake, gate, codecs, sessions, new Methods(handlers));
    }

    @Produces
    @Singleton
    Traffic traffic(TrafficLogConfig config, LiveCatalog catalog, Redaction redaction) {
        return config.enabled() ? new Traffic(catalog::current, redaction) : Traffic.NONE;
    }

    @Produces
    @Singleton
    Codecs codecs(ServerConfig config, LegacyConfig legacy, ResultGuard guard) {
        ServerConfig.Server server = config.server();
        return new Codecs(new ServerIdentity(server.name(), server.version(), server.title().orElse(""),
                server.instructions().orElse(""), server.inResults()), oldest(legacy), guard::texts);
    }

    private static Revision oldest(LegacyConfig legacy) {
        if (legacy.sessions() == LegacyConfig.Sessions.OFF) {
            return Revision.V2026_07_28;
        }
        return legacy.allowHttpSse() ? Revision.V2024_11_05 : Revision.V2025_03_26;
    }

    /** Throws what is wrong with it. */
    static JsonLimits limits(TransportConfig transport) {
        return new JsonLimits(transport.maxJsonDepth(), transport.maxJsonTokens(),
                transport.maxJsonStringLength().asLongValue(),
                transport.maxJsonNameLength(), transport.maxJsonNumberLength(), transport.maxJsonElements());
    }

    /** Not a bean: the application has an ObjectMapper of its own. */
    private static ObjectMapper json(TransportConfig transport) {
        return StrictJson.create(transport.maxJsonDepth(), (int) transport.maxBodySize().asLongValue(),
                transport.maxJsonNumberLength());
    }

    @Produces
    @Singleton
    Lists lists(Sealer sealer, ListsConfig lists) {
        return new Lists(sealer, Clock.systemUTC(), new Lists.Rules(lists.pageSize(), lists.ttl()));
    }

    @Produces
    @Singleton
    Handlers handlers(Runner runner, Policy policy, Memory memory, Lists lists, Listen listen, TransportConfig transport) {
        return new Handlers(json(transport), runner, policy, memory, lists, listen);
    }

    @Produces
    @Singleton
    Runner runner(CurrentIdentityAssociation association, CheckedIdentities identities, Instance<Tracing> tracing) {
        CallScope scope = new ArcCallScope(association, identities);
        return new Runner(new BlockingSteps(),
                tracing.isResolvable() ? new TracedCallScope(scope, tracing.get()) : scope, Home::ofThisRequest);
    }

    @Produces
    @Singleton
    Policy policy(LimitsConfig limits, CheckedIdentities identities, Approvers approvers, ResultGuard guard,
            Redaction redaction) {
        return new Policy(ConstraintViolations::of, new SchemaCheck(), identities::of,
                limits.answer() == Answer.TOOL_RESULT, approvers, guard, redaction);
    }

    @Produces
    @Singleton
    Approvers approvers(Instance<Approver> approvers, AccessConfig config) {
        return new Approvers(approvers.stream().toList(), config.checkTimeout());
    }
}

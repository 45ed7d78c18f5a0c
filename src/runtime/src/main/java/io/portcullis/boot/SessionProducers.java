package io.portcullis.boot;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.portcullis.catalog.LiveCatalog;
import io.portcullis.config.AskingConfig;
import io.portcullis.config.LegacyConfig;
import io.portcullis.config.SealConfig;
import io.portcullis.config.ServerConfig;
import io.portcullis.config.StreamingConfig;
import io.portcullis.config.TasksConfig;
import io.portcullis.engine.Handlers.Memory;
import io.portcullis.engine.Listen;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.engine.Running;
import io.portcullis.engine.States;
import io.portcullis.gate.Gate;
import io.portcullis.identity.McpPath;
import io.portcullis.metrics.CallMeters;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.OnceOnly;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.session.Sessions;
import io.portcullis.session.Settings;
import io.portcullis.session.Settings.Caps;
import io.portcullis.session.Settings.Times;
import io.portcullis.session.Timer;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.TaskStore;
import io.portcullis.spi.TaskStore.Room;
import io.portcullis.spi.UsedIds;
import io.portcullis.subscription.Changes;
import io.portcullis.subscription.OtherNodes;
import io.portcullis.task.InMemoryTaskStore;
import io.portcullis.task.Tasks;
import io.portcullis.transport.HttpSseStreams;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.InjectableInstance;
import io.vertx.core.Vertx;

/** Makes the parts that outlive one request: seals, questions, sessions, changes. */
@Singleton
public class SessionProducers {

    private static final Logger LOG = Logger.getLogger(SessionProducers.class);

    private static final int MAX_USED_STATES = 100_000;
    private static final int MAX_QUESTIONS = 32;
    private static final int MAX_REQUESTS = 1_000;

    @Produces
    @Singleton
    Sealer sealer(KeyRing ring) {
        return new Sealer(ring, Clock.systemUTC());
    }

    @Produces
    @Singleton
    KeyRing ring(SealConfig config) {
        List<SealKey> keys = new ArrayList<>();
        for (String key : config.keys().orElse(List.of())) {
            int colon = key.indexOf(':');
            keys.add(SealKey.configured(key.substring(0, colon), key.substring(colon + 1))); // checked at the start
        }
        if (keys.isEmpty()) {
            LOG.warn("portcullis.seal.keys is not set: cursors and open questions are sealed with a key of this process alone."
                    + " Set one for all nodes, so that each understands the others, also after a restart");
            keys.add(SealKey.generated());
        }
        return new KeyRing(keys);
    }

    @Produces
    @Singleton
    States states(Sealer sealer, AskingConfig asking, InjectableInstance<UsedIds> used) {
        Clock clock = Clock.systemUTC();
        return new States(sealer, clock, new States.Rules(asking.stateTtl(), asking.maxRounds(), asking.onceOnly()),
                Used.by(used, "state", new OnceOnly(MAX_USED_STATES, clock)));
    }

    @Produces
    @Singleton
    Changes changes(StreamingConfig streaming) {
        return new Changes(streaming.maxSubscriptions());
    }

    @Produces
    @Singleton
    OtherNodes otherNodes(Nodes nodes, Changes changes, LiveCatalog catalog, Gate gate) {
        OtherNodes others = new OtherNodes(nodes, changes);
        catalog.watch(entry -> {
            changes.listChanged(entry.feature(), caller -> gate.shows(entry, caller));
            others.listChanged(entry.feature());
        });
        return others;
    }

    @Produces
    @Singleton
    Listen listen(Gate gate, Changes changes, StreamingConfig streaming) {
        return new Listen(gate, changes, Clock.systemUTC(),
                new Listen.Rules(streaming.maxWatchedResources(), streaming.maxDuration()));
    }

    @Produces
    @Singleton
    Sessions sessions(LegacyConfig legacy, StreamingConfig streaming, Vertx vertx, Changes changes, Gate gate,
            CallMeters meters) {
        Settings settings = new Settings(Mode.valueOf(legacy.sessions().name()),
                new Times(legacy.idleTimeout(), legacy.maxLifetime(), legacy.questionTimeout(), streaming.maxDuration()),
                new Caps(legacy.maxSessions(), legacy.maxSessionsPerCaller(), legacy.maxSubscriptions(), MAX_QUESTIONS,
                        MAX_REQUESTS));
        return new Sessions(settings, Clock.systemUTC(), timer(vertx), changes,
                (caller, uri) -> gate.viewFor(caller).canRead(uri), meters::sessionEnded);
    }

    @Produces
    @Singleton
    @DefaultBean
    TaskStore taskStore(TasksConfig config) {
        return new InMemoryTaskStore(config.maxTasks(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    @DefaultBean
    Nodes nodes() {
        return Nodes.alone();
    }

    @Produces
    @Singleton
    Memory memory(States states, Sessions sessions, Tasks tasks, Running running) {
        return new Memory(states, tasks, sessions, running);
    }

    @Produces
    @Singleton
    Tasks tasks(TaskStore store, Nodes nodes, TasksConfig config) {
        Room each = new Room(config.maxRunningPerCaller(), config.maxTasksPerCaller());
        Room shared = new Room(Math.max(1, config.maxTasks() / 2), Math.max(1, config.maxTasks() / 2));
        return new Tasks(store, nodes, Clock.systemUTC(),
                new Tasks.Rules(config.ttl(), config.pollInterval(), each, shared));
    }

    @Produces
    @Singleton
    HttpSseStreams streams(Sessions sessions, LegacyConfig legacy, StreamingConfig streaming, ServerConfig server,
            McpPath path) {
        String seen = server.resourceUrl().map(URI::getPath).orElse(path.path()); // a proxy may add to it
        return new HttpSseStreams(sessions,
                legacy.allowHttpSse() ? Optional.of(seen + McpPath.STREAM) : Optional.empty(), streaming.maxDuration());
    }

    void end(@Disposes Sessions sessions) {
        sessions.shutDown();
    }

    private static Timer timer(Vertx vertx) {
        return (delay, action) -> {
            long id = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> action.run());
            return () -> vertx.cancelTimer(id);
        };
    }
}

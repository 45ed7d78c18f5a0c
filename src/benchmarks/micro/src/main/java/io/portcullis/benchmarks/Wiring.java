package io.portcullis.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.arguments.ConstraintViolations;
import io.portcullis.arguments.StrictJson;
import io.portcullis.canary.Canaries;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LiveCatalog;
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
import io.portcullis.engine.Peers.Mode;
import io.portcullis.engine.ResultGuard;
import io.portcullis.engine.ResultGuard.Characters;
import io.portcullis.engine.Runner;
import io.portcullis.engine.Running;
import io.portcullis.engine.States;
import io.portcullis.engine.Traffic;
import io.portcullis.event.Events;
import io.portcullis.gate.Bulkheads;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Permissions;
import io.portcullis.gate.RateLimits;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.metrics.CallMeters;
import io.portcullis.metrics.MeterBook;
import io.portcullis.policy.LivePolicy;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.JsonLimits;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.ServerIdentity;
import io.portcullis.redaction.Redaction;
import io.portcullis.schema.SchemaCheck;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.SealKey;
import io.portcullis.seal.Sealer;
import io.portcullis.session.Sessions;
import io.portcullis.session.Settings;
import io.portcullis.session.Settings.Caps;
import io.portcullis.session.Settings.Times;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.TaskStore.Room;
import io.portcullis.subscription.Changes;
import io.portcullis.task.InMemoryTaskStore;
import io.portcullis.task.Tasks;

/**
 * Puts the parts together as a server does, with the defaults of the settings; without a network, CDI and threads of its own.
 */
public final class Wiring {

    /** How much the JSON of a message may hold. */
    public static final JsonLimits JSON_LIMITS = new JsonLimits(64, 200_000, 1 << 20, 1_000, 100, 10_000);

    private static final long MAX_RESULT = 10L << 20;
    private static final long MAX_BUCKETS = 200_000;
    private static final Rate QUESTIONS = new Rate(60, Duration.ofMinutes(1), 60, Refill.GREEDY);
    private static final Duration HOUR = Duration.ofHours(1);

    private Wiring() {
    }

    /** Listeners as a server has them: the audit and the meters. */
    public static Events events() {
        ForgetfulTrail trail = new ForgetfulTrail();
        return new Events(List.of(trail, new CallMeters(new MeterBook(new SimpleMeterRegistry()))), trail);
    }

    /** A gate before these entries, with the buckets of this node. */
    public static Gate gate(List<Entry> entries, Events events) {
        RateLimiter limiter = RateLimiter.ofThisNode(new Limiter(MAX_BUCKETS, TimeMeter.SYSTEM_NANOTIME));
        RateLimits rates = new RateLimits(limiter, new RateLimits.Rules(QUESTIONS, true), Map.of());
        return new Gate(new LiveCatalog(new Catalog(entries)),
                new Gate.Rules(new AccessPolicy(false), new LivePolicy(), Permissions.NONE),
                new Gate.Limits(rates, new Bulkheads(32)), events);
    }

    /** What looks at results. */
    public static ResultGuard guard() {
        return new ResultGuard(new ResultGuard.Rules(Characters.STRIP, MAX_RESULT, new Canaries(List.of()),
                Duration.ofMillis(10)));
    }

    /** What reads arguments and writes results. */
    public static ObjectMapper json() {
        return StrictJson.create(64, 1 << 20, 100);
    }

    /** What writes answers. */
    public static Codecs codecs() {
        return new Codecs(new ServerIdentity("benchmark", "1.0.0", "", ""), Revision.V2025_03_26, guard()::texts);
    }

    /** An engine behind that gate. @param pageSize how many entries a page of a list has */
    public static Engine engine(Gate gate, int pageSize) {
        Peers peers = new Peers(gate);
        return new Engine(new Intake(new MessageReader(JSON_LIMITS), 50, Traffic.NONE), gate, codecs(), peers.sessions(),
                new Methods(handlers(gate, peers, pageSize)));
    }

    private static Handlers handlers(Gate gate, Peers peers, int pageSize) {
        Clock clock = Clock.systemUTC();
        Sealer sealer = new Sealer(new KeyRing(List.of(SealKey.generated())), clock);
        Policy policy = new Policy(ConstraintViolations::of, new SchemaCheck(), caller -> caller, false,
                new Approvers(List.of(), Duration.ofSeconds(5)), guard(), Redaction.NONE);
        States states = new States(sealer, clock, new States.Rules(Duration.ofMinutes(10), 10, false),
                (id, end) -> CompletableFuture.completedFuture(true));
        Room room = new Room(50, 1_000);
        Tasks tasks = new Tasks(new InMemoryTaskStore(10_000, clock), Nodes.alone(), clock,
                new Tasks.Rules(HOUR, Duration.ofSeconds(2), room, room));
        return new Handlers(json(), new Runner(Runnable::run, new NoScope(), () -> Runnable::run), policy,
                new Memory(states, tasks, peers.sessions(), new Running(Duration.ofSeconds(30), System::nanoTime)),
                new Lists(sealer, clock, new Lists.Rules(pageSize, Duration.ofMinutes(1))),
                new Listen(gate, peers.changes(), clock, new Listen.Rules(10, HOUR)));
    }

    /** Clients that shake hands are served without sessions. */
    private record Peers(Changes changes, Sessions sessions) {

        Peers(Gate gate) {
            this(gate, new Changes(10));
        }

        private Peers(Gate gate, Changes changes) {
            this(changes, new Sessions(
                    new Settings(Mode.STATELESS, new Times(HOUR, HOUR, HOUR, HOUR), new Caps(10_000, 20, 100, 32, 1_000)),
                    Clock.systemUTC(), (delay, action) -> () -> {
                    }, changes, (caller, uri) -> gate.viewFor(caller).canRead(uri)));
        }
    }

    /** Where no container is, there is no context to open. */
    private static final class NoScope implements CallScope {

        private static final Opened OPENED = new Opened() {

            @Override
            public <T> T within(Callable<T> step) throws Exception {
                return step.call();
            }

            @Override
            public void close() {
                // there is nothing to end
            }
        };

        @Override
        public Opened open(Caller caller) {
            return OPENED;
        }
    }
}

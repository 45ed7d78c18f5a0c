package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Caller;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.engine.Engine.Intake;
import io.portcullis.engine.Handlers.Memory;
import io.portcullis.engine.Handlers.Policy;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.event.Events;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakePeers;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.fake.Slices;
import io.portcullis.fake.Tree;
import io.portcullis.gate.Gate;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.RateLimiter;
import io.portcullis.policy.LivePolicy;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.ServerIdentity;
import io.portcullis.seal.Sealer;
import io.portcullis.spi.TaskStore.Room;
import io.portcullis.subscription.Changes;
import io.portcullis.task.Tasks;

/** An engine with entries made by hand, and nothing around it. */
final class FakeServer implements CallScope {

    static final Caller ALICE = Callers.key("alice", "reader");
    static final Caller BOB = Callers.key("bob", "reader");
    static final int MAX_RESULT = 100_000;
    static final String MODERN = "2026-07-28";
    static final String MODERN_META = "'io.modelcontextprotocol/protocolVersion':'2026-07-28'";
    static final String CAPABILITIES = "'io.modelcontextprotocol/clientCapabilities'";

    final RecordingListener told = new RecordingListener();
    final ManualTime time = new ManualTime();
    final List<Caller> opened = new ArrayList<>();
    final FakeClock clock;
    final LiveCatalog catalog;
    final FakePeers peers;
    final Changes changes;
    final Tasks tasks;
    final LivePolicy policy;
    final Running running;
    int closed;
    boolean failsToOpen;
    boolean failsToClose;

    final Engine engine;

    FakeServer(FakeEntry<?>... entries) {
        this(new Setup(), entries);
    }

    FakeServer(Executor blocking, FakeEntry<?>... entries) {
        this(new Setup().blocking(blocking), entries);
    }

    FakeServer(Setup setup, FakeEntry<?>... entries) {
        this.clock = setup.clock;
        this.peers = setup.peers;
        this.catalog = new LiveCatalog(FakeEntry.catalog(entries));
        this.changes = new Changes(setup.subscriptions);
        Room room = new Room(setup.tasks, setup.tasks);
        this.tasks = new Tasks(setup.store(), setup.nodes, clock,
                new Tasks.Rules(Duration.ofHours(1), Duration.ofSeconds(1), room, room));
        catalog.watch(entry -> changes.listChanged(entry.feature()));
        this.running = new Running(Duration.ofSeconds(30), time::currentTimeNanos);
        this.policy = new LivePolicy();
        policy.watch(running::recheck);
        Gate gate = new Gate(catalog, new Gate.Rules(setup.access(), policy, setup.permissions),
                FakeLimits.of(setup.limiter.apply(RateLimiter.ofThisNode(new Limiter(1_000, time))), setup.questions,
                        setup.perCaller),
                new Events(List.of(told), setup.ledger));
        Codecs codecs = new Codecs(new ServerIdentity("n", "1", "", ""),
                peers.mode() == Peers.Mode.OFF ? Revision.V2026_07_28 : setup.oldest, setup.guard()::texts);
        this.engine = new Engine(new Intake(new MessageReader(32), 50, traffic(setup)), gate, codecs, peers,
                new Methods(handlers(setup, gate)));
    }

    private Traffic traffic(Setup setup) {
        return setup.traffic ? new Traffic(catalog::current, setup.redaction) : Traffic.NONE;
    }

    private Handlers handlers(Setup setup, Gate gate) {
        ObjectMapper json = StrictJson.create(32, 10_000, 100);
        Sealer sealer = new Sealer(setup.keys, clock);
        Policy policy = new Policy(setup.violations, setup.schemas, caller -> "identity of " + caller.subject(),
                setup.limitedAsResult, new Approvers(setup.approvers, Duration.ofSeconds(5)), setup.guard(), setup.redaction);
        States states = new States(sealer, clock,
                new States.Rules(setup.states.ttl(), setup.states.maxRounds(), setup.onceOnly), setup.usedIds);
        return new Handlers(json, new Runner(setup.blocking, this, () -> Runnable::run), policy,
                new Memory(states, tasks, peers, running),
                new Lists(sealer, clock, setup.lists), new Listen(gate, changes, clock, setup.listen));
    }

    @Override
    public Opened open(Caller caller) {
        if (failsToOpen) {
            throw new IllegalStateException("secret scope");
        }
        opened.add(caller);
        return new Opened() {

            @Override
            public <T> T within(Callable<T> step) throws Exception {
                return step.call();
            }

            @Override
            public void close() {
                closed++;
                if (failsToClose) {
                    throw new IllegalStateException("secret scope");
                }
            }
        };
    }

    /** A client of the stateless revision. */
    FakeClient client(Caller caller) {
        return new FakeClient(this, caller, null);
    }

    /** A client that shook hands; its capabilities are written with single quotes, without braces. */
    FakeClient client(Caller caller, Revision revision, String capabilities) {
        return new FakeClient(this, caller, peers.add(new FakePeer("session-of-" + caller.subject(), caller, revision,
                ClientCapabilities.of(Slices.of("{" + capabilities + "}")))));
    }

    CompletableFuture<Reply> begin(Incoming incoming) {
        return engine.answer(incoming).toCompletableFuture();
    }

    /** The answer to raw bytes. */
    Reply send(Caller caller, MirroredHeaders headers, String body) {
        return send(caller, headers, List.of(), body);
    }

    /** The answer to raw bytes that name sessions. */
    Reply send(Caller caller, MirroredHeaders headers, List<String> sessions, String body) {
        return begin(new Incoming(body.getBytes(StandardCharsets.UTF_8), headers, sessions, new Sender(caller, "192.0.2.1"),
                new RecordingOutlet())).orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** The answer of a modern call by Alice; parameters are written with single quotes. */
    Reply modern(String method, String params) {
        return modern(ALICE, method, params);
    }

    Reply modern(Caller caller, String method, String params) {
        return client(caller).send(method, params);
    }

    /** The answer of a handshake call by Alice. */
    Reply handshake(String version, String method, String params) {
        return send(ALICE, new MirroredHeaders(List.of(version), List.of(), List.of()), request(method, params));
    }

    /** The result of a modern call of a tool. */
    JsonNode call(String name, String arguments) {
        return tree(modern("tools/call", FakeClient.called(name, arguments))).get("result");
    }

    static JsonNode tree(Reply reply) {
        return Tree.of(reply.body());
    }

    static int code(Reply reply) {
        return tree(reply).at("/error/code").intValue();
    }

    static Optional<Class<?>> refusal(Reply reply) {
        return reply.refusal().map(Object::getClass);
    }

    static String request(String method, String params) {
        return ("{'jsonrpc':'2.0','id':7,'method':'" + method + "','params':{" + params + "}}").replace('\'', '"');
    }

    static String meta(String version) {
        return "'_meta':{'io.modelcontextprotocol/protocolVersion':'" + version
                + "','io.modelcontextprotocol/clientCapabilities':{}}";
    }
}

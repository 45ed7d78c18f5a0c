package io.portcullis.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.arguments.ConstraintViolations;
import io.portcullis.canary.Canaries;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.engine.ResultGuard.Characters;
import io.portcullis.event.Ledger;
import io.portcullis.fake.FakeClock;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakePeers;
import io.portcullis.gate.Permissions;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.protocol.Revision;
import io.portcullis.redaction.Redaction;
import io.portcullis.seal.KeyRing;
import io.portcullis.seal.OnceOnly;
import io.portcullis.seal.SealKey;
import io.portcullis.spi.Approver;
import io.portcullis.spi.Nodes;
import io.portcullis.spi.TaskStore;
import io.portcullis.spi.UsedIds;
import io.portcullis.task.InMemoryTaskStore;

/** How a server made by hand is set up: without sessions, and generous in everything, unless told otherwise. */
final class Setup {

    final FakeClock clock = new FakeClock("2026-11-01T10:00:00Z");
    Executor blocking = Runnable::run;
    Violations violations = ConstraintViolations::of;
    SchemaGuard schemas = new FakeSchemas();
    boolean limitedAsResult;
    boolean traffic;
    Redaction redaction = Redaction.NONE;
    boolean anonymous = true;
    boolean onceOnly;
    Permissions permissions = Permissions.NONE;
    final List<Approver> approvers = new ArrayList<>();
    FakePeers peers = new FakePeers(Mode.STATELESS);
    KeyRing keys = new KeyRing(List.of(SealKey.generated()));
    Rate questions = new Rate(100, Duration.ofMinutes(1), 100, Refill.INTERVAL);
    Lists.Rules lists = new Lists.Rules(50, Duration.ZERO);
    States.Rules states = new States.Rules(Duration.ofMinutes(10), 5, false);
    Listen.Rules listen = new Listen.Rules(10, Duration.ofHours(1));
    int subscriptions = 3;
    int tasks = 5;
    private final OnceOnly used = new OnceOnly(100, clock);
    boolean away;
    UsedIds usedIds = (id, end) -> away ? CompletableFuture.failedFuture(new IllegalStateException("away"))
            : CompletableFuture.completedFuture(used.firstUse(id, end));
    TaskStore store;
    Nodes nodes = Nodes.alone();
    int perCaller = Integer.MAX_VALUE;
    UnaryOperator<RateLimiter> limiter = UnaryOperator.identity();
    Revision oldest = Revision.V2025_03_26;
    Ledger ledger = Ledger.NONE;
    Characters characters = Characters.STRIP;
    Canaries canaries = Canaries.NONE;
    Duration progressInterval = Duration.ofMillis(10);

    /** What becomes of characters that nobody sees. */
    Setup characters(Characters becoming) {
        this.characters = becoming;
        return this;
    }

    /** What must never leave. */
    Setup canaries(String... secrets) {
        this.canaries = new Canaries(List.of(secrets));
        return this;
    }

    ResultGuard guard() {
        return new ResultGuard(new ResultGuard.Rules(characters, FakeServer.MAX_RESULT, canaries,
                progressInterval));
    }

    /** What happens is kept there. */
    Setup ledger(Ledger keeping) {
        this.ledger = keeping;
        return this;
    }

    Setup blocking(Executor where) {
        this.blocking = where;
        return this;
    }

    Setup violations(Violations recognised) {
        this.violations = recognised;
        return this;
    }

    Setup schemas(SchemaGuard guard) {
        this.schemas = guard;
        return this;
    }

    Setup limitedAsResult() {
        this.limitedAsResult = true;
        return this;
    }

    Setup withoutAnonymous() {
        this.anonymous = false;
        return this;
    }

    /** Messages are written to the log. */
    Setup withTraffic() {
        this.traffic = true;
        return this;
    }

    Setup redaction(Redaction ofTexts) {
        this.redaction = ofTexts;
        return this;
    }

    /** States may be used once. */
    Setup onceOnly() {
        this.onceOnly = true;
        return this;
    }

    Setup permissions(Permissions granting) {
        this.permissions = granting;
        return this;
    }

    Setup approver(Approver approver) {
        this.approvers.add(approver);
        return this;
    }

    Setup peers(Mode mode) {
        this.peers = new FakePeers(mode);
        return this;
    }

    Setup keys(SealKey... newestFirst) {
        this.keys = new KeyRing(List.of(newestFirst));
        return this;
    }

    /** How many calls of one caller may end with a question in an hour. */
    Setup questions(long perHour) {
        this.questions = new Rate(perHour, Duration.ofHours(1), perHour, Refill.INTERVAL);
        return this;
    }

    Setup pages(int size) {
        this.lists = new Lists.Rules(size, lists.ttl());
        return this;
    }

    Setup listsHold(Duration ttl) {
        this.lists = new Lists.Rules(lists.pageSize(), ttl);
        return this;
    }

    Setup rounds(int max) {
        this.states = new States.Rules(states.ttl(), max, false);
        return this;
    }

    Setup subscriptions(int perCaller, int uris, Duration longest) {
        this.subscriptions = perCaller;
        this.listen = new Listen.Rules(uris, longest);
        return this;
    }

    AccessPolicy access() {
        return new AccessPolicy(anonymous);
    }

    /** The oldest revision that is served. */
    Setup from(Revision revision) {
        this.oldest = revision;
        return this;
    }

    /** How many tasks one caller may have. */
    Setup tasks(int perCaller) {
        this.tasks = perCaller;
        return this;
    }

    /** Where tasks are kept, and who else may run them. */
    Setup sharing(TaskStore kept, Nodes others) {
        this.store = kept;
        this.nodes = others;
        return this;
    }

    TaskStore store() {
        return store == null ? new InMemoryTaskStore(100, clock) : store;
    }

    /** How many calls of one caller may run at the same time. */
    Setup callsPerCaller(int max) {
        this.perCaller = max;
        return this;
    }

    /** The limiter that takes the place of that of one node. */
    Setup limiter(UnaryOperator<RateLimiter> other) {
        this.limiter = other;
        return this;
    }

    FakeServer serving(FakeEntry<?>... entries) {
        return new FakeServer(this, entries);
    }
}

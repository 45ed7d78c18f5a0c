package io.portcullis.attack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.portcullis.attack.soak.Books;
import io.portcullis.rig.Answer;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** A fault from its beginning to the time after it: what was asked meanwhile, and whether all of it is accounted for. */
final class Outage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Records are written within milliseconds, where nobody waits for them. */
    private static final Duration UNWRITTEN = Duration.ofMillis(250);

    private final String fault;
    private final List<Audited> servers;
    private final Books books = new Books();
    private final long before;
    private Duration recovered = Duration.ZERO;
    private int kills;
    private long late;

    Outage(String fault, Audited... servers) {
        this.fault = fault;
        this.servers = List.of(servers);
        this.before = recorded();
    }

    Books books() {
        return books;
    }

    Answer ask(Supplier<Answer> request) {
        return books.ask(request);
    }

    /** The fault is over. Asks until it is answered as it was before, and remembers how long that took. */
    void recovers(BooleanSupplier served) {
        long begin = System.nanoTime();
        while (!served.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(fault + ": not served again").isLessThan(PATIENCE);
            Pause.of(Duration.ofMillis(100));
        }
        recovered = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Every request was answered, or is known to have been cut off; the trail has as many records. */
    void account() {
        assertThat(books.allAnswered() + books.allHungUp() + books.allLost()).as(books.toString()).isEqualTo(books.all());
        assertThat(books.allLost()).as(books.toString()).isZero();
        settle();
        assertThat(recorded() - before).as(fault + ": recorded, " + books).isEqualTo(books.all());
        enter();
    }

    /** Kills a server under whatever is asked of it. */
    void kills(Server server) {
        long answered = books.allAnswered();
        Pause.of(UNWRITTEN);
        server.kill();
        kills++;
        late += books.allAnswered() - answered;
    }

    /**
     * The same where processes were killed: not answered is what was in flight then, and not recorded what was answered just
     * before, at most.
     *
     * @param clients how many there were, each with one request at a time
     */
    void accountForKills(int clients) {
        assertThat(books.allAnswered() + books.allHungUp() + books.allLost()).as(books.toString()).isEqualTo(books.all());
        assertThat(books.allLost()).as(fault + ": in flight, " + books).isLessThanOrEqualTo((long) kills * clients);
        assertThat(recorded() - before).as(fault + ": recorded, " + books).isBetween(books.allAnswered() - late, books.all());
        enter();
    }

    private void enter() {
        FaultTable.add(fault, books, recorded() - before, recovered);
    }

    private void settle() {
        try {
            Deadline.within(PATIENCE, () -> recorded() - before >= books.all());
        } catch (AssertionError e) {
            // said with the numbers
        }
        Pause.of(Duration.ofMillis(200)); // for what must not come
    }

    private long recorded() {
        return servers.stream().mapToLong(each -> each.trail().requests()).sum();
    }
}

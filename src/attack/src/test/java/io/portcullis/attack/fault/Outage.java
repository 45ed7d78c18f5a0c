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

/** A fault from its beginning to the time after it: what was asked meanwhile, and whether all of it is accounted for. */
final class Outage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String fault;
    private final List<Audited> servers;
    private final Books books = new Books();
    private final long before;
    private Duration recovered = Duration.ZERO;

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

    /** The same where the process was killed: what it had not written yet is lost, and nothing else. */
    void accountForKills() {
        assertThat(books.allAnswered() + books.allHungUp() + books.allLost()).as(books.toString()).isEqualTo(books.all());
        assertThat(recorded() - before).as(fault + ": recorded, " + books).isLessThanOrEqualTo(books.all());
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

package io.portcullis.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import io.portcullis.attack.Bank;
import io.portcullis.rig.AuditTrail;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Launch;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/**
 * A minute, or {@code -Dsoak.minutes=30}, of honest and dishonest clients together. After it, nothing has grown, nobody is
 * left inside, and every request is in the books of the clients, in the audit and in the metrics.
 */
@Tag("siege")
@DisplayName("Everything at once, for long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SoakIT {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 1));
    private static final int SAMPLES = 30;
    private static final long HEAP_RISE_KIB = 4 * 1024;
    private static final long THREADS_RISE = 8;
    private static final long DESCRIPTORS_RISE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final List<Vitals> SEEN = new ArrayList<>();
    private static final Books BOOKS = new Books();
    private static final Map<String, Long> PLAYED = new TreeMap<>();

    private static Path audit;
    private static Server bank;

    @BeforeAll
    static void soak() throws IOException {
        Launch launch = Bank.named("soak");
        audit = launch.folder().resolve("audit.jsonl").toAbsolutePath();
        for (Path old : AuditTrail.files(audit)) {
            Files.delete(old);
        }
        bank = launch.with("PORTCULLIS_AUDIT_SINKS", "file").with("PORTCULLIS_AUDIT_FILE_PATH", audit.toString())
                .with("PORTCULLIS_TASKS_TTL", "20S").with("PORTCULLIS_ASKING_MAX_PER_MINUTE", "1000000")
                .with("PORTCULLIS_AUDIT_KEYS", "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").start();
        long begin = System.nanoTime();
        try (Crowd crowd = crowd()) {
            for (int sample = 0; sample <= SAMPLES; sample++) {
                long next = begin + LENGTH.toNanos() / SAMPLES * sample;
                while (System.nanoTime() < next) {
                    Pause.brief();
                    crowd.check();
                }
                SEEN.add(Vitals.of(bank, Duration.ofNanos(System.nanoTime() - begin)));
            }
            crowd.played().forEach((name, count) -> PLAYED.put(name, count.get()));
        }
    }

    @AfterAll
    static void end() {
        bank.close();
    }

    @Test
    @Order(1)
    void everybodyWasThere() {
        assertThat(PLAYED.values()).as(PLAYED.toString()).allMatch(count -> count > 0);
        assertThat(BOOKS.allLost()).as(BOOKS.toString()).isZero();
        assertThat(BOOKS.of(500)).as(BOOKS.toString()).isZero();
    }

    @Test
    @Order(2)
    void whoeverHasGone_holdsNothing() {
        Deadline.within(PATIENCE, () -> {
            Meters meters = Meters.of(bank);
            return meters.sum("portcullis_requests_in_flight") == 0 && meters.sum("portcullis_streams_open") == 0
                    && meters.sum("portcullis_sessions") == 0 && meters.sum("portcullis_audit_queued") == 0;
        });
    }

    @Test
    @Order(3)
    void nothingGrows() {
        assertThat(Trend.rise(SEEN, Vitals::heap)).as("heap " + SEEN).isLessThan(HEAP_RISE_KIB);
        assertThat(Trend.rise(SEEN, Vitals::threads)).as("threads " + SEEN).isLessThan(THREADS_RISE);
        assertThat(Trend.rise(SEEN, Vitals::descriptors)).as("descriptors " + SEEN).isLessThan(DESCRIPTORS_RISE);
    }

    @Test
    @Order(4)
    void everyRequest_isAccountedFor() throws IOException {
        Trail trail = settled();
        Meters meters = Meters.of(bank);
        write(trail, meters);
        assertThat(BOOKS.allAnswered() + BOOKS.allHungUp()).as(BOOKS.toString()).isEqualTo(BOOKS.all());
        assertThat(trail.requests()).as(trail + " " + BOOKS).isEqualTo(BOOKS.all());
        assertThat(meters.sum("mcp_server_operation_duration_seconds_count")).isEqualTo(trail.messages());
        for (String outcome : List.of("ok", "tool_failure", "accepted", "asked", "cancelled", "refused", "limited", "timed_out",
                "invalid", "error")) {
            String tag = "outcome=\"" + outcome + "\"";
            assertThat(meters.sum("portcullis_calls_seconds_count", tag)).as("calls " + outcome + " " + trail)
                    .isEqualTo(trail.of("call", outcome));
            assertThat(meters.sum("portcullis_requests_unread_total", tag)).as("unread " + outcome + " " + trail)
                    .isEqualTo(trail.of("request", outcome));
        }
        assertThat(meters.sum("portcullis_credentials_refused_total")).as(trail.toString())
                .isEqualTo(trail.of("credential"));
    }

    /** The trail, when the tasks have ended and all is written: it does not get longer any more. */
    private static Trail settled() throws IOException {
        Trail trail = Trail.of(audit);
        while (true) {
            Pause.of(Duration.ofSeconds(2));
            Trail now = Trail.of(audit);
            if (now.equals(trail)) {
                return now;
            }
            trail = now;
        }
    }

    private static Crowd crowd() throws IOException {
        Honest clerk = new Honest(bank, Bank.CLERK, BOOKS);
        Honest stranger = new Honest(bank, Bank.STRANGER, BOOKS);
        Guest guest = new Guest(bank, Bank.COLLEAGUE, BOOKS);
        Liar liar = new Liar(bank, BOOKS);
        Boor boor = new Boor(bank, BOOKS);
        Duration brief = Duration.ofMillis(20);
        for (int each = 0; each < 5; each++) {
            BOOKS.ask(() -> bank.client(Bank.COLLEAGUE).call("withdraw", Map.of()));
        }
        return new Crowd().with("asks", brief, clerk::asks).with("asks too", brief, stranger::asks)
                .with("answers", brief, clerk::answers).with("works", brief, stranger::works)
                .with("listens", brief, clerk::listens).with("subscribes", brief, stranger::subscribes)
                .with("stays", brief, guest::stays).with("is refused", brief, liar::isRefused)
                .with("is limited", Duration.ofMillis(500), liar::isLimited)
                .with("is unknown", Duration.ofMillis(500), liar::isUnknown)
                .with("is nobody", Duration.ofMillis(500), liar::isNobody)
                .with("hangs up", brief, boor::hangsUp).with("reads slowly", brief, boor::readsSlowly)
                .with("never ends", brief, boor::neverEnds);
    }

    private static void write(Trail trail, Meters meters) {
        Results results = new Results("soak", "Everything at once, for " + LENGTH.toMinutes() + " minutes")
                .paragraph(
                        "Written by `SoakIT` (`src/attack/siege.sh`): clients of two revisions, honest ones and others, against"
                                + " one packaged server on a machine they share with it. The heap is what is alive after a full collection.")
                .table("minutes", "heap, KiB", "threads", "descriptors", "streams", "sessions", "in flight");
        for (Vitals each : SEEN) {
            results.row("%.1f".formatted(each.at().toMillis() / 60_000d), each.heap(), each.threads(), each.descriptors(),
                    each.streams(), each.sessions(), each.inFlight());
        }
        results.table("in the second half", "rise of the best straight line", "allowed")
                .row("heap, KiB", "%.0f".formatted(Trend.rise(SEEN, Vitals::heap)), HEAP_RISE_KIB)
                .row("threads", "%.1f".formatted(Trend.rise(SEEN, Vitals::threads)), THREADS_RISE)
                .row("descriptors", "%.1f".formatted(Trend.rise(SEEN, Vitals::descriptors)), DESCRIPTORS_RISE)
                .table("requests", "").row("sent", BOOKS.all()).row("answered", BOOKS.answers())
                .row("given up by their clients", BOOKS.allHungUp()).row("not answered", BOOKS.allLost())
                .row("recorded", trail.requests())
                .row("measured by `mcp.server.operation.duration`", meters.sum("mcp_server_operation_duration_seconds_count"))
                .row("recorded as messages and calls", trail.messages());
        results.table("kind", "outcome", "records", "metrics");
        Map<String, Long> sums = new TreeMap<>();
        trail.counts().forEach((entry, count) -> sums.merge(entry.kind() + " | " + entry.outcome(), count, Long::sum));
        sums.forEach((what, count) -> results.row(what, count, metric(what, meters)));
        results.write();
    }

    private static String metric(String what, Meters meters) {
        String tag = "outcome=\"" + what.substring(what.lastIndexOf(' ') + 1) + "\"";
        return switch (what.substring(0, what.indexOf(' '))) {
            case "call" -> "" + meters.sum("portcullis_calls_seconds_count", tag);
            case "request" -> "" + meters.sum("portcullis_requests_unread_total", tag);
            case "credential" -> "" + meters.sum("portcullis_credentials_refused_total");
            default -> "";
        };
    }
}

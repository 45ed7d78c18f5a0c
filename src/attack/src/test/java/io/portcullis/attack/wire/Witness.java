package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Deadline;
import io.portcullis.rig.Http;
import io.portcullis.rig.Json;
import io.portcullis.rig.Pause;
import io.portcullis.rig.Server;

/** Sees what a bank does from some moment on: which methods run, and what is recorded. */
final class Witness {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MOMENT = Duration.ofMillis(150);
    private static final String RECORD = "[portcullis.audit]";
    /** The first record says that the trail begins, and is written with what comes first, or after a moment. */
    private static final String START = "\"event_code\":\"started\"";

    private final int port;
    private final Server bank;
    private final JsonNode runs;
    private final long records;
    private final long said;

    private Witness(int port, Server bank) {
        this.port = port;
        this.bank = bank;
        this.runs = runs(port);
        this.records = settled();
        this.said = said();
    }

    static Witness of(int port, Server bank) {
        return new Witness(port, bank);
    }

    /** How often the method of an entry has run since. */
    long ran(String entry) {
        return runs(port).path(entry).asLong() - runs.path(entry).asLong();
    }

    void sawNothingRun() {
        assertThat(runs(port)).as("what has run").isEqualTo(runs);
    }

    /** Exactly so many records since; those that are still to come are waited for, and none may come after. */
    void sawRecords(long wanted) {
        Deadline.within(PATIENCE, () -> records() - records >= wanted);
        Pause.of(MOMENT);
        assertThat(records() - records).as("records").isEqualTo(wanted);
    }

    /** Not a line in the log but records, which are waited for. */
    void sawNothingLogged() {
        settled();
        assertThat(said() - said).as("lines in the log of " + bank.pid()).isZero();
    }

    private long said() {
        return bank.output().lines().filter(line -> !line.contains(RECORD)).count();
    }

    /** The number of records once none has come for a while: what came before may still be written, as that of the start. */
    private long settled() {
        Deadline.within(PATIENCE, () -> bank.output().contains(RECORD));
        long before = -1;
        long now = records();
        while (now != before) {
            before = now;
            Pause.of(MOMENT);
            now = records();
        }
        return now;
    }

    private long records() {
        return bank.output().lines().filter(line -> line.contains(RECORD) && !line.contains(START)).count();
    }

    private static JsonNode runs(int port) {
        return Json.parse(
                Http.answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/side/runs"))).text());
    }
}

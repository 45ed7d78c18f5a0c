package io.portcullis.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

import io.portcullis.chain.Chain;
import io.portcullis.chain.Link;
import io.portcullis.redaction.Cause;

/**
 * Makes lines of records and writes them, on one thread: first to the file, then on to the sinks. Lines are written in batches,
 * so that many calls share one wait for the disk.
 */
final class Scribe implements Runnable {

    private static final Logger LOG = Logger.getLogger(Scribe.class);
    private static final Logger CHECKPOINTS = Logger.getLogger("portcullis.audit.checkpoint");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** So that records that come one by one are written together. */
    private static final long GATHER_NANOS = Duration.ofMillis(5).toNanos();
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final TurnedAway turnedAway;
    private final Place place;
    private final Desk desk;
    private final Sheet sheet = new Sheet();
    private final Complaint complaint = new Complaint("The audit file");
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Checkpoints checkpoints;
    private boolean begun;
    private volatile boolean ending;
    private volatile boolean givenUp;

    Scribe(Inbox inbox, TurnedAway turnedAway, Place place, Desk desk) {
        this.inbox = inbox;
        this.turnedAway = turnedAway;
        this.place = place;
        this.desk = desk;
        this.checkpoints = new Checkpoints(desk.pace(), desk.clock());
    }

    /**
     * What a scribe works with.
     *
     * @param format how records are written
     * @param lanes the ways to the sinks
     * @param pace when checkpoints are due
     * @param keyed whether lines have digests
     */
    record Desk(Format format, List<Lane> lanes, Pace pace, Clock clock, boolean keyed) {
    }

    /** A batch as it grows. */
    private static final class Batch {
        private final Link before;
        private long first;
        private int lines;
        private Link checkpoint;
        private boolean kept;

        Batch(Link before) {
            this.before = before;
        }
    }

    long written() {
        return written.sum();
    }

    long dropped() {
        return dropped.sum();
    }

    boolean isFailing() {
        return complaint.isFailing();
    }

    /** Writes what is there, says that the trail ends, and ends. */
    void end() {
        ending = true;
    }

    /** Ends, whatever is still to be written. */
    void giveUp() {
        givenUp = true;
    }

    @Override
    public void run() {
        try {
            inbox.readHere();
            while (!ending || inbox.size() > 0 && !givenUp) {
                step(inbox.take(PATIENCE));
                inbox.gather(ending ? 0 : GATHER_NANOS);
            }
            last();
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("Nothing more is written to the audit trail", Cause.of(e));
        } finally {
            close();
        }
    }

    private void step(List<Item> items) throws InterruptedException {
        Batch batch = next();
        try {
            write(batch, items);
        } catch (RuntimeException | Error e) { // must not end the thread
            if (!batch.kept) {
                place.chain().goBack(batch.before);
                items.stream().filter(item -> item.draft() != null).forEach(item -> inbox.drop()); // named by the next record
            }
            LOG.error("Audit records could not be written", Cause.of(e));
        } finally {
            inbox.written(items.size());
        }
    }

    private Batch next() {
        sheet.clear();
        return new Batch(place.chain().at());
    }

    private void write(Batch batch, List<Item> items) throws InterruptedException {
        List<Item> waiting = new ArrayList<>();
        boolean durable = false;
        begin(batch);
        for (Item item : items) {
            durable |= item.durable();
            if (item.draft() != null && add(batch, item.draft()) && item.durable()) {
                waiting.add(item);
            }
        }
        turnedAway.over().forEach(tally -> add(batch, Records.turnedAway(desk.clock().millis(), tally)));
        missing(batch);
        checkpoint(batch);
        if (keep(batch, durable)) {
            waiting.forEach(item -> item.stands().run());
        }
    }

    private void last() throws InterruptedException {
        Batch batch = next();
        begin(batch);
        turnedAway.all().forEach(tally -> add(batch, Records.turnedAway(desk.clock().millis(), tally)));
        missing(batch);
        add(batch, Notes.stopped(desk.clock().millis()));
        keep(batch, false);
    }

    private void begin(Batch batch) {
        if (place.beginsFile()) {
            add(batch, Notes.file(desk.clock().millis(), place.chain().at()));
        }
        if (!begun) {
            place.toRecover().ifPresent(found -> add(batch, Notes.recovered(desk.clock().millis(), found)));
            add(batch, Notes.started(desk.clock().millis()));
        }
    }

    /** What was dropped is named as soon as there is room. */
    private void missing(Batch batch) {
        long count = inbox.takeDropped();
        if (count > 0) {
            dropped.add(count);
            add(batch, Notes.dropped(desk.clock().millis(), count));
            LOG.warnf("%d audit records were dropped", count);
        }
    }

    private void checkpoint(Batch batch) {
        if (desk.keyed() && checkpoints.isDue(batch.lines)) {
            add(batch, Notes.checkpoint(desk.clock().millis()));
            batch.checkpoint = place.chain().at();
        }
    }

    /** Whether the record could be made. */
    private boolean add(Batch batch, Draft draft) {
        Chain chain = place.chain();
        int from = sheet.length();
        try {
            desk.format().write(draft, chain.trail(), chain.next(), sheet);
            sheet.room(chain.room());
            batch.first = batch.lines == 0 ? chain.next() : batch.first;
            sheet.length(chain.add(sheet.bytes(), from, sheet.length()));
            batch.lines++;
            return true;
        } catch (IOException | RuntimeException e) {
            sheet.leaveOut(from);
            inbox.drop(); // named by the next record
            LOG.errorf("An audit record could not be made (%s)", e.getClass().getSimpleName());
            return false;
        } catch (Error e) {
            sheet.leaveOut(from); // nothing of this record gets into the next
            throw e;
        }
    }

    private boolean keep(Batch batch, boolean durable) throws InterruptedException {
        if (batch.lines == 0) {
            return true;
        }
        if (!isKept(batch, durable)) {
            LOG.errorf("%d audit records could not be written to the file before the end", batch.lines);
            return false;
        }
        batch.kept = true;
        begun = true;
        written.add(batch.lines);
        if (!desk.lanes().isEmpty()) {
            List<String> lines = sheet.lines();
            desk.lanes().forEach(lane -> lane.offer(lines));
        }
        if (batch.checkpoint != null) {
            CHECKPOINTS.infof("%s %s", batch.checkpoint.trail(), batch.checkpoint.checkpoint());
        }
        return true;
    }

    private boolean isKept(Batch batch, boolean durable) throws InterruptedException {
        Duration pause = Duration.ofMillis(20);
        while (true) {
            try {
                place.write(sheet.toWrite(), batch.first, durable);
                complaint.ok();
                return true;
            } catch (IOException e) {
                complaint.failed(String.valueOf(e.getMessage())); // what the system says of the file
            }
            if (givenUp) {
                return false;
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void close() {
        try {
            place.close();
        } catch (IOException e) {
            LOG.errorf("The audit file could not be closed (%s)", e.getClass().getSimpleName());
        }
    }
}

package io.portcullis.audit;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** How the trail is, for meters and health. Cheap, and safe for every thread. */
public final class AuditStatus {

    private final IntSupplier queued;
    private final LongSupplier written;
    private final LongSupplier dropped;
    private final BooleanSupplier failing;
    private final BooleanSupplier room;

    AuditStatus(IntSupplier queued, Counted counted, BooleanSupplier failing, BooleanSupplier room) {
        this.queued = queued;
        this.written = counted.written();
        this.dropped = counted.dropped();
        this.failing = failing;
        this.room = room;
    }

    record Counted(LongSupplier written, LongSupplier dropped) {
    }

    /** How many records wait for the file, or for the slowest sink. */
    public int queued() {
        return queued.getAsInt();
    }

    /** How many records were written since the start. */
    public long written() {
        return written.getAsLong();
    }

    /** How many records were dropped since the start, because there was no room for them. */
    public long dropped() {
        return dropped.getAsLong();
    }

    /** Whether the file or a sink failed when it was last written to. */
    public boolean failing() {
        return failing.getAsBoolean();
    }

    /** Whether what begins now can be kept; where it cannot, requests are refused. */
    public boolean hasRoom() {
        return room.getAsBoolean();
    }
}

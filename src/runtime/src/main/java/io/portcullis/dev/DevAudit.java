package io.portcullis.dev;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import jakarta.inject.Singleton;

import io.portcullis.spi.AuditSink;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.json.JsonObject;

/** The audit as it happens, and what happened last. */
@Singleton
public class DevAudit implements AuditSink {

    private static final int KEPT = 200;

    private final Deque<JsonObject> last = new ArrayDeque<>();
    private final BroadcastProcessor<JsonObject> live = BroadcastProcessor.create();

    @Override
    public void write(List<String> lines) {
        lines.forEach(this::add);
    }

    /** The last records, oldest first. */
    List<JsonObject> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    /** Every record from now on; what a page cannot take fast enough is left out. */
    Multi<JsonObject> live() {
        return live.onOverflow().drop();
    }

    private void add(String line) {
        JsonObject record = new JsonObject(line);
        synchronized (last) {
            last.add(record);
            if (last.size() > KEPT) {
                last.remove();
            }
        }
        live.onNext(record);
    }
}

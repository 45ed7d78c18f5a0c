package io.portcullis.dev;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import jakarta.inject.Singleton;

import io.portcullis.audit.AuditLog;
import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.core.json.JsonObject;

/** The audit as it happens, and what happened last. */
@Singleton
public class DevAudit implements Listener {

    private static final int KEPT = 200;

    private final AuditLog written = new AuditLog(Clock.systemUTC(), this::add);
    private final Deque<JsonObject> last = new ArrayDeque<>();
    private final BroadcastProcessor<JsonObject> live = BroadcastProcessor.create();

    @Override
    public void on(CallEnded event) {
        written.on(event);
    }

    @Override
    public void on(MessageEnded event) {
        written.on(event);
    }

    @Override
    public void on(ResultFlagged event) {
        written.on(event);
    }

    @Override
    public void on(CredentialRefused event) {
        written.on(event);
    }

    @Override
    public void on(RequestEnded event) {
        written.on(event);
    }

    @Override
    public void on(PolicyChanged event) {
        written.on(event);
    }

    @Override
    public void on(LimitStoreChanged event) {
        written.on(event);
    }

    @Override
    public void on(Administered event) {
        written.on(event);
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

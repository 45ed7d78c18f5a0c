package io.portcullis.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

import io.portcullis.audit.Arguments;
import io.portcullis.audit.AuditTrail;
import io.portcullis.audit.Pace;
import io.portcullis.audit.Scope;
import io.portcullis.event.Administered;
import io.portcullis.event.CallBegins;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Ledger;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;
import io.portcullis.redaction.Redaction;

/**
 * The audit as the thread of a call knows it: the record is made and put into the queue. Nobody writes, which would take as
 * long
 * as it takes; every thousand records the queue is thrown away instead. For one thread.
 */
public final class ForgetfulTrail implements Listener, Ledger {

    private static final int KEPT = 1_000;

    private AuditTrail trail = empty();
    private int held;

    private static AuditTrail empty() {
        Pace pace = new Pace(10 * KEPT, false, Duration.ofSeconds(5), Duration.ofMinutes(10), 10_000);
        return new AuditTrail(new AuditTrail.Rules(new Scope(Scope.Level.ALL, false, false), pace, Arguments.withNames(),
                Redaction.NONE), Clock.systemUTC(), () -> Runnable::run);
    }

    private AuditTrail next() {
        if (++held == KEPT) {
            held = 0;
            trail = empty();
        }
        return trail;
    }

    @Override
    public boolean hasRoom() {
        return trail.hasRoom();
    }

    @Override
    public CompletionStage<Boolean> writeAhead(CallBegins event) {
        return trail.writeAhead(event);
    }

    @Override
    public void on(CallEnded event) {
        next().on(event);
    }

    @Override
    public void on(MessageEnded event) {
        next().on(event);
    }

    @Override
    public void on(RequestEnded event) {
        next().on(event);
    }

    @Override
    public void on(CredentialRefused event) {
        next().on(event);
    }

    @Override
    public void on(ResultFlagged event) {
        next().on(event);
    }

    @Override
    public void on(PolicyChanged event) {
        next().on(event);
    }

    @Override
    public void on(LimitStoreChanged event) {
        next().on(event);
    }

    @Override
    public void on(Administered event) {
        next().on(event);
    }
}

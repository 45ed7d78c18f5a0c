package io.portcullis.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.portcullis.event.Administered;
import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.LimitStoreChanged;
import io.portcullis.event.Listener;
import io.portcullis.event.MessageBegins;
import io.portcullis.event.MessageEnded;
import io.portcullis.event.PolicyChanged;
import io.portcullis.event.RequestEnded;
import io.portcullis.event.ResultFlagged;

/** Remembers what it was told. */
public final class RecordingListener implements Listener {

    private final List<MessageBegins> begun = new CopyOnWriteArrayList<>();
    private final List<CallEnded> calls = new CopyOnWriteArrayList<>();
    private final List<CredentialRefused> credentials = new CopyOnWriteArrayList<>();
    private final List<RequestEnded> requests = new CopyOnWriteArrayList<>();
    private final List<MessageEnded> messages = new CopyOnWriteArrayList<>();
    private final List<ResultFlagged> flagged = new CopyOnWriteArrayList<>();
    private final List<PolicyChanged> policies = new CopyOnWriteArrayList<>();
    private final List<Administered> administered = new CopyOnWriteArrayList<>();
    private final List<LimitStoreChanged> stores = new CopyOnWriteArrayList<>();

    @Override
    public void on(MessageBegins event) {
        begun.add(event);
    }

    @Override
    public void on(CallEnded event) {
        calls.add(event);
    }

    @Override
    public void on(MessageEnded event) {
        messages.add(event);
    }

    @Override
    public void on(ResultFlagged event) {
        flagged.add(event);
    }

    @Override
    public void on(CredentialRefused event) {
        credentials.add(event);
    }

    @Override
    public void on(RequestEnded event) {
        requests.add(event);
    }

    @Override
    public void on(PolicyChanged event) {
        policies.add(event);
    }

    @Override
    public void on(LimitStoreChanged event) {
        stores.add(event);
    }

    @Override
    public void on(Administered event) {
        administered.add(event);
    }

    public List<LimitStoreChanged> stores() {
        return stores;
    }

    public List<MessageBegins> begun() {
        return begun;
    }

    public List<RequestEnded> requests() {
        return requests;
    }

    public List<MessageEnded> messages() {
        return messages;
    }

    public List<ResultFlagged> flagged() {
        return flagged;
    }

    public List<PolicyChanged> policies() {
        return policies;
    }

    public List<Administered> administered() {
        return administered;
    }

    public List<CallEnded> calls() {
        return calls;
    }

    public List<CredentialRefused> credentials() {
        return credentials;
    }

    /** The one call that was told. */
    public CallEnded call() {
        if (calls.size() != 1) {
            throw new AssertionError("expected one event: " + calls);
        }
        return calls.get(0);
    }
}

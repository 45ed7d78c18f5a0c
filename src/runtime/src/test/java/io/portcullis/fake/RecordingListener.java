package io.portcullis.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.portcullis.event.CallEnded;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Listener;

/** Remembers what it was told. */
public final class RecordingListener implements Listener {

    private final List<CallEnded> calls = new CopyOnWriteArrayList<>();
    private final List<CredentialRefused> credentials = new CopyOnWriteArrayList<>();

    @Override
    public void on(CallEnded event) {
        calls.add(event);
    }

    @Override
    public void on(CredentialRefused event) {
        credentials.add(event);
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

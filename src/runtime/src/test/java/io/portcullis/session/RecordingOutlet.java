package io.portcullis.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.portcullis.engine.Outlet;

/** Keeps what is sent, until its client goes away. */
final class RecordingOutlet implements Outlet {

    private final List<String> sent = new ArrayList<>();
    private final List<Runnable> onGone = new ArrayList<>();
    private boolean gone;

    @Override
    public boolean canStream() {
        return true;
    }

    @Override
    public synchronized boolean send(byte[] message) {
        return !gone && sent.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void onGone(Runnable action) {
        boolean already;
        synchronized (this) {
            already = gone;
            onGone.add(action);
        }
        if (already) {
            action.run();
        }
    }

    /** The client goes away. */
    void leave() {
        List<Runnable> actions;
        synchronized (this) {
            gone = true;
            actions = List.copyOf(onGone);
        }
        actions.forEach(Runnable::run);
    }

    synchronized List<String> sent() {
        return List.copyOf(sent);
    }
}

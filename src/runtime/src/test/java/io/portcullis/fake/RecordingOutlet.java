package io.portcullis.fake;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.engine.Outlet;
import io.portcullis.limit.Quota;

/** Remembers what is sent, until its client goes away. */
public class RecordingOutlet implements Outlet {

    private final List<JsonNode> sent = new ArrayList<>();
    private final List<Runnable> onGone = new ArrayList<>();
    private boolean streams = true;
    private boolean gone;
    private List<Quota> quotas = List.of();

    /** From now on, its client takes no stream. */
    public RecordingOutlet withoutStream() {
        streams = false;
        return this;
    }

    @Override
    public boolean canStream() {
        return streams;
    }

    @Override
    public synchronized boolean send(byte[] message) {
        return streams && !gone && sent.add(Tree.of(message));
    }

    @Override
    public synchronized void quotas(List<Quota> levels) {
        quotas = levels;
    }

    /** How the limits stand, as it was told last. */
    public synchronized List<Quota> quotas() {
        return quotas;
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
    public void gone() {
        List<Runnable> actions;
        synchronized (this) {
            gone = true;
            actions = List.copyOf(onGone);
        }
        actions.forEach(Runnable::run);
    }

    public synchronized List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /** What was sent of one method: the parameters, in order. */
    public List<JsonNode> params(String method) {
        return sent().stream().filter(message -> message.path("method").asText().equals(method))
                .map(message -> message.get("params")).toList();
    }
}

package io.portcullis.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.portcullis.spi.Nodes;

/** Nodes that hear each other at once. Each has one of these, and all have the same hub. */
public final class FakeNodes implements Nodes {

    private final List<FakeNodes> hub;
    private final Map<String, List<Consumer<String>>> listeners = new HashMap<>();
    /** What was told, as {@code topic: message}. */
    public final List<String> told = new ArrayList<>();

    public FakeNodes(List<FakeNodes> hub) {
        this.hub = hub;
        hub.add(this);
    }

    @Override
    public void tell(String topic, String message) {
        told.add(topic + ": " + message);
        hub.stream().filter(node -> node != this).forEach(node -> node.hear(topic, message));
    }

    /** As if another node had told this. */
    public void hear(String topic, String message) {
        listeners.getOrDefault(topic, List.of()).forEach(listener -> listener.accept(message));
    }

    @Override
    public void listen(String topic, Consumer<String> listener) {
        listeners.computeIfAbsent(topic, ignored -> new ArrayList<>()).add(listener);
    }
}

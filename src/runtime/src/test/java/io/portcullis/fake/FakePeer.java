package io.portcullis.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.LogLevel;
import io.portcullis.engine.Outlet;
import io.portcullis.engine.Peer;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.RequestId;
import io.portcullis.protocol.Revision;
import io.portcullis.protocol.Slice;

/** A client in a session, whose answers a test gives. */
public final class FakePeer implements Peer {

    private final String id;
    private final Caller caller;
    private final Revision revision;
    private final ClientCapabilities capabilities;
    private final Map<String, CompletableFuture<Slice>> open = new LinkedHashMap<>();
    private final Map<String, Runnable> running = new LinkedHashMap<>();
    private final List<String> watched = new ArrayList<>();
    private final List<JsonNode> asked = new ArrayList<>();
    private LogLevel level = LogLevel.WARNING;

    public FakePeer(String id, Caller caller, Revision revision, ClientCapabilities capabilities) {
        this.id = id;
        this.caller = caller;
        this.revision = revision;
        this.capabilities = capabilities;
    }

    public Caller caller() {
        return caller;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public ClientCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public LogLevel logLevel() {
        return level;
    }

    @Override
    public void logLevel(LogLevel wanted) {
        level = wanted;
    }

    @Override
    public void subscribe(String uri) {
        watched.add(uri);
    }

    @Override
    public void unsubscribe(String uri) {
        watched.remove(uri);
    }

    @Override
    public CompletionStage<Slice> ask(Function<String, byte[]> message, Outlet outlet) {
        CompletableFuture<Slice> answer = new CompletableFuture<>();
        String question = Integer.toString(asked.size());
        asked.add(Tree.of(message.apply(question)));
        open.put(question, answer);
        return answer;
    }

    @Override
    public void answered(String idJson, Optional<Slice> result) {
        CompletableFuture<Slice> question = open.remove(idJson);
        if (question != null && result.isPresent()) {
            question.complete(result.get());
        } else if (question != null) {
            question.completeExceptionally(new IllegalStateException("an error"));
        }
    }

    @Override
    public void began(RequestId request, Runnable cancel) {
        running.put(request.json(), cancel);
    }

    @Override
    public void ended(RequestId request) {
        running.remove(request.json());
    }

    @Override
    public void cancelled(String idJson) {
        running.getOrDefault(idJson, () -> {
        }).run();
    }

    /** The questions it was asked, as messages. */
    public List<JsonNode> asked() {
        return asked;
    }

    /** Answers the question that was asked last; single quotes may be used. */
    public void answer(String result) {
        byte[] json = result.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        answered(Integer.toString(asked.size() - 1), Optional.of(new Slice(json, 0, json.length)));
    }

    /** The addresses it watches. */
    public List<String> watched() {
        return watched;
    }

    /** The ids of the requests that are not answered yet. */
    public List<String> running() {
        return List.copyOf(running.keySet());
    }
}

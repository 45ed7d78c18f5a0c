package io.portcullis.engine;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.portcullis.api.Feature;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.gate.View;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.Offer;

/** Answers {@code server/discover} and {@code initialize}: who the server is, and exactly what works (D-02, I-01). */
final class Introduction {

    private final Lists lists;
    private final Peers peers;

    Introduction(Lists lists, Peers peers) {
        this.lists = lists;
        this.peers = peers;
    }

    CompletionStage<Reply> discover(Exchange exchange) {
        exchange.requireParams();
        return CompletableFuture.completedFuture(introduce(exchange, true));
    }

    /** Begins a session where there are any (HL-02). */
    CompletionStage<Reply> initialize(Exchange exchange) {
        exchange.requireParams();
        boolean stateful = peers.mode() == Mode.STATEFUL;
        Reply reply = introduce(exchange, stateful);
        if (stateful) {
            ClientCapabilities capabilities = exchange.params().object("capabilities").map(ClientCapabilities::of)
                    .orElse(ClientCapabilities.NONE);
            Peer peer = peers.open(exchange.caller(), exchange.codec().revision(), capabilities);
            reply = reply.beginning(peer);
        }
        return CompletableFuture.completedFuture(reply);
    }

    /** @param streams whether this client can be told of changes and sent log messages */
    private Reply introduce(Exchange exchange, boolean streams) {
        View view = exchange.view();
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (view.hasAny(feature)) {
                features.add(feature);
            }
        }
        Offer offer = new Offer(features, streams, streams && view.hasLogs(), view.hasTasks());
        return Reply.result(exchange.codec().introduction(exchange.id(), offer, lists.caching(view, Feature.values())));
    }
}

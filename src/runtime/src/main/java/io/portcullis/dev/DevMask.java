package io.portcullis.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.arguments.Masking;
import io.portcullis.catalog.Catalog;
import io.portcullis.engine.Shown;
import io.portcullis.protocol.Slice;
import io.portcullis.redaction.Redaction;
import io.vertx.core.json.JsonObject;

/** Answers as the console shows them: somebody may look over the shoulder, or see the page on a screen that is shared. */
final class DevMask {

    private static final String STATE = "requestState";

    private final Shown shown;
    private final Redaction redaction;

    DevMask(Catalog catalog, byte[] request, Redaction redaction) {
        this.shown = new Shown(catalog, tree(request));
        this.redaction = shown.redaction(redaction);
    }

    JsonObject shown(byte[] message) {
        JsonNode whole = tree(message);
        JsonNode masked = Masking.cleaned(shown.answer(whole), redaction::clean);
        JsonNode state = whole.path("result").path(STATE);
        if (state.isTextual() && masked.path("result") instanceof ObjectNode result) {
            result.set(STATE, state); // sealed, and needed to go on
        }
        return new JsonObject(masked.toString());
    }

    private static JsonNode tree(byte[] json) {
        return new Slice(json, 0, json.length).tree();
    }
}

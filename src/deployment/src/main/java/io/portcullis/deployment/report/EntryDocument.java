package io.portcullis.deployment.report;

import static io.portcullis.deployment.report.Document.ordered;

import java.util.Map;
import java.util.TreeSet;

import io.portcullis.deployment.surface.AccessWords;
import io.portcullis.deployment.surface.Argument;
import io.portcullis.deployment.surface.ConfirmationWords;
import io.portcullis.deployment.surface.Contract;
import io.portcullis.deployment.surface.Guarding;
import io.portcullis.deployment.surface.LimitWords;
import io.portcullis.deployment.surface.SurfaceEntry;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** One entry as a tree of maps, lists and texts. */
final class EntryDocument {

    private EntryDocument() {
    }

    static Map<String, Object> of(SurfaceEntry entry) {
        Map<String, Object> document = ordered("key", entry.label().key(), "kind", entry.label().noun(), "name",
                entry.label().name(), "owner", entry.label().owner(), "title", entry.display().title(), "description",
                entry.display().description());
        document.put("access", access(entry.guarding()));
        document.put("limit", LimitWords.of(entry.guarding().limits()));
        document.put("confirmation", ConfirmationWords.of(entry.guarding().confirmation()));
        document.put("validation", validation(entry.contract()));
        document.put("hints", hints(entry.hints()));
        document.put("timeout", entry.running().timeout());
        document.put("thread", entry.running().thread());
        document.put("task", entry.running().task());
        document.put("headers", entry.running().headers());
        document.put("deprecated", entry.running().deprecated());
        return document;
    }

    private static Map<String, Object> access(Guarding guarding) {
        return ordered("who", AccessWords.of(guarding.access()), "scopes",
                new TreeSet<>(guarding.access().scopes()), "permissions", AccessWords.permissions(guarding.access()),
                "byDefault", guarding.byDefault(), "enforcedByQuarkus", guarding.access().enforcedTwice());
    }

    private static Map<String, Object> validation(Contract contract) {
        String schema = contract.ownSchema() ? "own" : "generated";
        return ordered("inputSchema", contract.inputSchema().isEmpty() ? "none" : schema, "outputSchema",
                !contract.outputSchema().isEmpty(), "sensitiveResult", contract.sensitiveResult(), "arguments",
                contract.arguments().stream().map(EntryDocument::argument).toList());
    }

    private static Map<String, Object> argument(Argument argument) {
        return ordered("path", argument.path(), "type", argument.type(), "required", argument.required(), "sensitive",
                argument.isSensitive(), "description", argument.description(), "constraints", argument.constraints());
    }

    /** An empty map for everything but tools. */
    private static Map<String, Object> hints(Hints hints) {
        return hints == null ? ordered()
                : ordered("readOnly", hints.readOnly(), "destructive", hints.destructive(), "idempotent", hints.idempotent(),
                        "openWorld", hints.openWorld());
    }
}

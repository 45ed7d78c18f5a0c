package io.portcullis.dev;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.engine.Engine;
import io.portcullis.engine.Incoming;
import io.portcullis.engine.Outlet;
import io.portcullis.engine.Reply;
import io.portcullis.gate.Gate;
import io.portcullis.management.ExplainDesk;
import io.portcullis.policy.LivePolicy;
import io.portcullis.redaction.Redaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What the pages of the Dev UI ask for, over its own JSON-RPC. */
@ApplicationScoped
public class DevDesk {

    private final LiveCatalog catalog;
    private final LivePolicy policy;
    private final Gate gate;
    private final Engine engine;
    private final DevAudit audit;
    private final Redaction redaction;

    DevDesk(LiveCatalog catalog, LivePolicy policy, Gate gate, Engine engine, DevAudit audit, Redaction redaction) {
        this.catalog = catalog;
        this.policy = policy;
        this.gate = gate;
        this.engine = engine;
        this.audit = audit;
        this.redaction = redaction;
    }

    /** Every entry, with the rule that holds now. */
    public JsonArray entries() {
        return DevEntries.all(catalog.current(), policy);
    }

    /** Whom one can be. */
    public List<String> identities() {
        return DevIdentities.names(catalog.current());
    }

    /** Why somebody may or may not use an entry. */
    public JsonObject explain(String entry, String identity) {
        Catalog current = catalog.current();
        return gate.viewFor(DevIdentities.of(identity, current)).explain(entry).map(ExplainDesk::json)
                .orElseGet(JsonObject::new);
    }

    /**
     * Calls an entry as somebody.
     *
     * @param arguments a JSON object
     * @param answers a JSON object with what was answered to an earlier question; empty for nothing
     */
    public Uni<JsonObject> call(String entry, String identity, String arguments, String answers) {
        Catalog current = catalog.current();
        Optional<Entry> found = current.find(entry);
        if (found.isEmpty()) {
            return Uni.createFrom().item(failed("There is no such entry any more."));
        }
        try {
            return call(found.get(), DevIdentities.of(identity, current), object(arguments), object(answers));
        } catch (DecodeException e) {
            return Uni.createFrom().item(failed("The arguments are no JSON object."));
        }
    }

    /** What happened last. */
    public List<JsonObject> lastAudit() {
        return audit.last();
    }

    /** What happens. */
    public Multi<JsonObject> streamAudit() {
        return audit.live();
    }

    private Uni<JsonObject> call(Entry entry, Caller caller, JsonObject arguments, JsonObject answers) {
        Stream stream = new Stream();
        Incoming request = new DevRequest(entry, arguments, answers).by(caller, stream);
        DevMask mask = new DevMask(catalog.current(), request.body(), redaction);
        CompletableFuture<Reply> reply = engine.answer(request).toCompletableFuture();
        return Uni.createFrom().completionStage(reply).map(answer -> new JsonObject()
                .put("answer", answer.isNothing() ? null : mask.shown(answer.body()))
                .put("messages", new JsonArray(stream.sent.stream().map(mask::shown).toList())));
    }

    private static JsonObject object(String text) {
        return text == null || text.isBlank() ? new JsonObject() : new JsonObject(text);
    }

    private static JsonObject failed(String text) {
        return new JsonObject().put("failure", text);
    }

    /** Keeps what comes before the answer. */
    private static final class Stream implements Outlet {

        private final List<byte[]> sent = new CopyOnWriteArrayList<>();

        @Override
        public boolean canStream() {
            return true;
        }

        @Override
        public boolean send(byte[] message) {
            return sent.add(message);
        }

        @Override
        public void onGone(Runnable action) {
            // a page that is closed does not cancel what it has begun
        }
    }
}

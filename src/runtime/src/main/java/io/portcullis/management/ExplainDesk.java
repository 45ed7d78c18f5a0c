package io.portcullis.management;

import java.util.Locale;

import io.portcullis.api.Caller;
import io.portcullis.gate.Explanation;
import io.portcullis.gate.Explanation.Step;
import io.portcullis.gate.Gate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Says why a caller may or may not use an entry, by the decision of the gate itself. */
public final class ExplainDesk {

    private final Gate gate;

    public ExplainDesk(Gate gate) {
        this.gate = gate;
    }

    /** As JSON; null when there is no such entry. */
    Buffer explain(String key, Caller caller) {
        return gate.viewFor(caller).explain(key).map(ExplainDesk::json).map(JsonObject::toBuffer).orElse(null);
    }

    /** The explanation as JSON. */
    public static JsonObject json(Explanation explanation) {
        JsonArray steps = new JsonArray();
        for (Step step : explanation.steps()) {
            steps.add(new JsonObject().put("check", step.check()).put("needs", step.needs()).put("result",
                    step.result().name().toLowerCase(Locale.ROOT)));
        }
        return new JsonObject().put("entry", explanation.entry()).put("visible", explanation.visible())
                .put("usable", explanation.usable()).put("steps", steps);
    }
}

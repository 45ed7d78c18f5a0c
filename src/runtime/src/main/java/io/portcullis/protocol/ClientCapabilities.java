package io.portcullis.protocol;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.api.Question;
import io.portcullis.api.SamplingRequest;
import io.portcullis.api.UrlVisit;

/**
 * What a client says it can do.
 *
 * @param form whether it can show a form
 * @param url whether it can lead a person to a page
 * @param sampling whether it can ask a model
 * @param roots whether it tells the directories it works in
 * @param tasks whether it can poll tasks
 * @param choices whether its forms can ask for several choices
 */
public record ClientCapabilities(boolean form, boolean url, boolean sampling, boolean roots, boolean tasks, boolean choices) {

    /** The key of the tasks extension. */
    public static final String TASKS = "io.modelcontextprotocol/tasks";

    /** A client that can do nothing. */
    public static final ClientCapabilities NONE = new ClientCapabilities(false, false, false, false, false);

    /** A client whose forms can ask for everything. */
    public ClientCapabilities(boolean form, boolean url, boolean sampling, boolean roots, boolean tasks) {
        this(form, url, sampling, roots, tasks, form);
    }

    /** Reads the object of capabilities. Whatever is not an object in it counts as absent. */
    public static ClientCapabilities of(Slice object) {
        if (object.length() == 2) { // what most clients say
            return NONE;
        }
        JsonNode capabilities = Json.tree(object);
        JsonNode elicitation = capabilities.path("elicitation");
        boolean url = elicitation.path("url").isObject();
        boolean form = elicitation.isObject() && (elicitation.path("form").isObject() || !url); // EL-02: {} means form
        return new ClientCapabilities(form, url, capabilities.path("sampling").isObject(),
                capabilities.path("roots").isObject(), capabilities.path("extensions").path(TASKS).isObject());
    }

    /** What of it a revision knows (EL-02, EL-03), whatever else the client says. */
    public ClientCapabilities within(Revision revision) {
        boolean newest = revision.isAtLeast(Revision.V2025_11_25);
        return new ClientCapabilities(form && revision.isAtLeast(Revision.V2025_06_18), url && newest, sampling, roots, tasks,
                choices && newest);
    }

    /** Whether the client can be asked this. */
    public boolean allow(Question question) {
        if (question instanceof Form asked) {
            return form && (choices || asked.fields().stream().noneMatch(field -> field.type() == Field.Type.CHOICES));
        } else if (question instanceof UrlVisit) {
            return url;
        }
        return question instanceof SamplingRequest ? sampling : roots;
    }

    /** What a client must declare to be asked this, as the JSON object it declares it with (D-10). */
    public static String needed(Question question) {
        if (question instanceof Form) {
            return "{\"elicitation\":{\"form\":{}}}";
        } else if (question instanceof UrlVisit) {
            return "{\"elicitation\":{\"url\":{}}}";
        }
        return question instanceof SamplingRequest ? "{\"sampling\":{}}" : "{\"roots\":{}}";
    }
}

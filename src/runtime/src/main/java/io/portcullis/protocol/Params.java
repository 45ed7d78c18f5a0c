package io.portcullis.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * The parameters of a request, each one unread until somebody asks for it.
 *
 * @param members the members by name
 * @param wellFormed false when the parameters are not an object or repeat a member
 */
public record Params(Map<String, Slice> members, boolean wellFormed) {

    /** No parameters. */
    static final Params NONE = new Params(Map.of(), true);

    /** Something other than parameters. */
    static final Params MALFORMED = new Params(Map.of(), false);

    /** The member as text. Anything else than a string is refused. */
    public Optional<String> text(String name) {
        Slice slice = members.get(name);
        if (slice == null) {
            return Optional.empty();
        }
        if (!slice.isString()) {
            throw malformed("params." + name + " must be a string");
        }
        return Optional.of(Json.text(slice));
    }

    /** The member as text, which must be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> malformed("params." + name + " is missing"));
    }

    /** The member as an object, still unread. Anything else than an object is refused. */
    public Optional<Slice> object(String name) {
        Slice slice = members.get(name);
        if (slice == null || slice.isNull()) {
            return Optional.empty();
        }
        if (!slice.isObject()) {
            throw malformed("params." + name + " must be an object");
        }
        return Optional.of(slice);
    }

    /** The member, an object, as parameters of its own. Anything else than an object is refused. */
    public Optional<Params> params(String name) {
        return object(name).map(slice -> new Params(slice.members(), true));
    }

    /** The member, an object that must be there, as parameters of its own. */
    public Params requiredParams(String name) {
        return params(name).orElseThrow(() -> malformed("params." + name + " is missing"));
    }

    /** The member, an object of texts; empty when it is not there. Any other value in it is refused. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        params(name).map(Params::members).orElse(Map.of()).forEach((key, slice) -> {
            if (!slice.isString()) {
                throw malformed("The values in params." + name + " must be strings");
            }
            texts.put(key, Json.text(slice));
        });
        return texts;
    }

    /** Whether the member is {@code true}. Anything else than a boolean is refused. */
    public boolean flag(String name) {
        Slice slice = members.get(name);
        if (slice == null || slice.isNull() || slice.text().equals("false")) {
            return false;
        }
        if (!slice.text().equals("true")) {
            throw malformed("params." + name + " must be a boolean");
        }
        return true;
    }

    /** The member, a list of texts; empty when it is not there. Anything else is refused. */
    public List<String> listOfTexts(String name) {
        Slice slice = members.get(name);
        if (slice == null || slice.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        JsonNode list = Json.tree(slice);
        list.forEach(text -> texts.add(text.isTextual() ? text.asText() : null));
        if (!list.isArray() || texts.contains(null)) {
            throw malformed("params." + name + " must be a list of strings");
        }
        return texts;
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(new Malformed(Fault.PARAMS, detail));
    }
}

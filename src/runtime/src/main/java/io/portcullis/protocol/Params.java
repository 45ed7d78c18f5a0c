package io.portcullis.protocol;

import java.util.Map;
import java.util.Optional;

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

    private static RefusedException malformed(String detail) {
        return new RefusedException(new Malformed(Fault.PARAMS, detail));
    }
}

package io.portcullis.api;

import java.util.Map;
import java.util.Optional;

/**
 * The {@code _meta} of the request. A parameter of this type is injected and never part of the schema.
 * <p>
 * Everything in it was said by the client and nothing of it is verified: never decide access on it.
 */
public interface Meta {

    /** All members, values as Java maps, lists, texts, numbers and booleans. */
    Map<String, Object> members();

    /** The member, if it is a text. */
    default Optional<String> text(String name) {
        return members().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}

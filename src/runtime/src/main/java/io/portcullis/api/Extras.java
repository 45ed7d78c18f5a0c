package io.portcullis.api;

import java.util.Map;

/**
 * What may be said about a block of content besides the content itself.
 *
 * @param annotations hints for the client, or null
 * @param meta the members of {@code _meta}, values that can be written as JSON; not sent before revision 2025-06-18
 */
public record Extras(Annotations annotations, Map<String, Object> meta) {

    /** Nothing. */
    public static final Extras NONE = new Extras(null, Map.of());

    public Extras {
        meta = Map.copyOf(meta);
    }
}

package io.portcullis.api;

import java.util.Objects;

/**
 * A directory the client works in. A hint, not a permission.
 *
 * @param uri its address; a {@code file} URI
 * @param name a name for people, or empty
 */
public record Root(String uri, String name) {

    public Root {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(name, "name");
    }
}

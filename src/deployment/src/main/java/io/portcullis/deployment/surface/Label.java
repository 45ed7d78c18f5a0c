package io.portcullis.deployment.surface;

import java.util.Locale;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;

/**
 * What an entry is called, and where it is written.
 *
 * @param kind what kind of entry it is
 * @param name what names it among its kind
 * @param owner the class and method, as {@code class#method}
 */
public record Label(Feature kind, String name, String owner) {

    /** The key of the entry in the catalog. */
    public String key() {
        return Entry.key(kind, name);
    }

    /** What it is called in a sentence. */
    public String noun() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

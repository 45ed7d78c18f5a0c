package io.portcullis.attack.model;

import java.util.List;

import io.portcullis.attack.caller.Entry;

/** The kinds of entries that are listed. */
record Listed(Entry.Kind kind) {

    static final List<Listed> ALL = List.of(new Listed(Entry.Kind.TOOL), new Listed(Entry.Kind.PROMPT),
            new Listed(Entry.Kind.RESOURCE), new Listed(Entry.Kind.TEMPLATE));

    /** The member that identifies an entry in its list. */
    String member() {
        return switch (kind) {
            case RESOURCE -> "uri";
            case TEMPLATE -> "uriTemplate";
            default -> "name";
        };
    }
}

package io.portcullis.archetype;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides about a part of a project.
 *
 * @param names the properties of which one has to be {@code true} for the part to be there
 */
record Choice(List<String> names) {

    private static final List<String> KNOWN = List.of("example", "redis", "oidc");

    /** Without the customers and their database. The one choice that also brings files of its own. */
    static final Choice EXAMPLE = new Choice(List.of("example"));

    Choice {
        if (!KNOWN.containsAll(names)) {
            throw new IllegalArgumentException("not choices: " + names);
        }
    }

    static Choice parse(String text) {
        return new Choice(List.of(text.split("\\+")));
    }

    /** As a template has it. */
    String condition() {
        return names.stream().map(name -> "$" + name + " == \"true\"").collect(Collectors.joining(" || ", "( ", " )"));
    }
}

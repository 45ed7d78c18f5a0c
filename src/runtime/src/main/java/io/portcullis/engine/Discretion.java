package io.portcullis.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.arguments.Masking;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.catalog.Sensitivity.Part;
import io.portcullis.event.Given;
import io.portcullis.redaction.Excerpt;
import io.portcullis.redaction.Occurrences;
import io.portcullis.redaction.Redaction;

/** What may be told about a call: nothing that is sensitive in its arguments. */
final class Discretion {

    /** How long the values of the arguments of one call are, as they are kept, in characters. */
    static final int MOST = 4_096;

    private final Redaction redaction;

    Discretion(Redaction redaction) {
        this.redaction = redaction;
    }

    /** What the caller gave, with the names of these arguments. */
    Given given(Entry entry, Input input, List<String> names) {
        return new Given(names, new Values(entry, input));
    }

    /** What the caller gave when it did not fit: the arguments that are known. */
    Given given(Entry entry, Input input) {
        List<String> names = new ArrayList<>();
        known(entry, input).properties().stream().filter(member -> !member.getValue().isNull())
                .forEach(member -> names.add(member.getKey()));
        return given(entry, input, names);
    }

    /** The words of an author for the caller, without what is sensitive in this call. */
    String told(Entry entry, Input input, String text) {
        return redaction.clean(Occurrences.removed(text, secrets(entry, input)));
    }

    /** Every sensitive text and number among the arguments. */
    static Set<String> secrets(Entry entry, Input input) {
        Set<String> secrets = new HashSet<>();
        if (entry.invocation().parameters().stream().anyMatch(parameter -> !parameter.sensitivity().isNone())) {
            collect(entry, input.tree(), secrets);
        }
        return secrets;
    }

    /** Adds every sensitive text and number among the arguments. */
    static void collect(Entry entry, JsonNode arguments, Set<String> secrets) {
        arguments.properties().forEach(argument -> part(entry, argument.getKey())
                .ifPresent(part -> Masking.collect(argument.getValue(), part, secrets)));
    }

    /** The arguments that are known, with the mark in the place of what is sensitive. */
    static ObjectNode masked(Entry entry, JsonNode arguments) {
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        arguments.properties().forEach(argument -> part(entry, argument.getKey())
                .ifPresent(part -> masked.set(argument.getKey(), Masking.masked(argument.getValue(), part))));
        return masked;
    }

    private static ObjectNode known(Entry entry, Input input) {
        return masked(entry, input.tree());
    }

    /** How sensitive an argument is; empty when there is none of that name. */
    private static Optional<Part> part(Entry entry, String name) {
        for (Parameter parameter : entry.invocation().parameters()) {
            if (parameter.source() == Source.ARGUMENT && parameter.name().equals(name)) {
                return Optional.of(parameter.sensitivity().root());
            } else if (parameter.source() == Source.ALL_ARGUMENTS) {
                return Optional.of(parameter.sensitivity().root().member(name));
            }
        }
        return Optional.empty();
    }

    /** The values, read again only when somebody wants them. */
    private final class Values implements Given.Values {

        private final Entry entry;
        private final Input input;

        Values(Entry entry, Input input) {
            this.entry = entry;
            this.input = input;
        }

        @Override
        public String redacted() {
            return Excerpt.of(known(entry, input), redaction, MOST);
        }

        @Override
        public byte[] canonical() {
            return input.canonical();
        }
    }
}

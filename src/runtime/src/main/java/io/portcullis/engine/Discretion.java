package io.portcullis.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        Map<String, Part> parts = parts(entry);
        if (parts.values().stream().allMatch(Part::isOpen)) {
            return Set.of();
        }
        Set<String> secrets = new HashSet<>();
        input.tree().properties().forEach(member -> Masking.collect(member.getValue(),
                parts.getOrDefault(member.getKey(), Part.OPEN), secrets));
        return secrets;
    }

    /** The arguments that are known, with the mark in the place of what is sensitive. */
    static ObjectNode masked(Entry entry, JsonNode arguments) {
        Map<String, Part> parts = parts(entry);
        Part others = others(entry);
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : arguments.properties()) {
            Part part = parts.getOrDefault(member.getKey(), others);
            if (part != null) {
                masked.set(member.getKey(), Masking.masked(member.getValue(), part));
            }
        }
        return masked;
    }

    private static ObjectNode known(Entry entry, Input input) {
        return masked(entry, input.tree());
    }

    private static Map<String, Part> parts(Entry entry) {
        Map<String, Part> parts = new HashMap<>();
        for (Parameter parameter : entry.invocation().parameters()) {
            if (parameter.source() == Source.ARGUMENT) {
                parts.put(parameter.name(), parameter.sensitivity().root());
            }
        }
        return parts;
    }

    /** What is not named by a parameter; null when there can be no such argument. */
    private static Part others(Entry entry) {
        return entry.invocation().parameters().stream().filter(parameter -> parameter.source() == Source.ALL_ARGUMENTS)
                .findFirst().map(all -> Part.OPEN).orElse(null);
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

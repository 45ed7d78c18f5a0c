package io.portcullis.deployment.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.portcullis.arguments.StrictJson;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Values;

/** The {@code _meta} of an entry (Z-01). */
final class MetaScan {

    private static final ObjectMapper JSON = StrictJson.create(64, 1 << 16, 100);
    private static final Pattern KEY = Pattern
            .compile("(?:[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*/)?"
                    + "(?:[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)?");
    private static final Set<String> RESERVED = Set.of("modelcontextprotocol", "mcp");

    private final Problems problems;

    MetaScan(Problems problems) {
        this.problems = problems;
    }

    /** The members as a JSON object; empty when there are none. */
    String of(Candidate entry) {
        ObjectNode meta = JSON.createObjectNode();
        fields(entry).forEach(field -> add(entry, meta, Values.text(field, "name"), Values.text(field, "value")));
        return meta.isEmpty() ? "" : meta.toString();
    }

    private static List<AnnotationInstance> fields(Candidate entry) {
        AnnotationInstance one = entry.method().declaredAnnotation(Names.META_FIELD);
        AnnotationInstance several = entry.method().declaredAnnotation(Names.META_FIELDS);
        return Stream.concat(Stream.ofNullable(one), Values.nested(several, "value").stream()).toList();
    }

    private void add(Candidate entry, ObjectNode meta, String key, String value) {
        if (key.isEmpty() || !KEY.matcher(key).matches()) {
            problem(entry, "\"" + key + "\" is no key of _meta.");
        } else if (isReserved(key)) {
            problem(entry, "The prefix of \"" + key + "\" is reserved for the protocol.");
        } else if (meta.replace(key, json(value)) != null) {
            problem(entry, "The key \"" + key + "\" is given twice.");
        }
    }

    /** Whether the second label of the prefix is the protocol's. */
    private static boolean isReserved(String key) {
        int end = key.indexOf('/');
        String[] labels = end < 0 ? new String[0] : key.substring(0, end).split("\\.");
        return labels.length > 1 && RESERVED.contains(labels[1].toLowerCase(Locale.ROOT));
    }

    private static JsonNode json(String value) {
        try {
            JsonNode parsed = JSON.readTree(value);
            return parsed.isMissingNode() ? TextNode.valueOf(value) : parsed;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(value);
        }
    }

    private void problem(Candidate entry, String text) {
        problems.add(Code.PC019, entry.place(), text, "write a key with a prefix of yours, such as org.example/kind");
    }
}

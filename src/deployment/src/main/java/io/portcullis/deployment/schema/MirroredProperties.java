package io.portcullis.deployment.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/** Finds the properties of a schema that clients mirror in headers, and checks them. */
public final class MirroredProperties {

    static final String KEYWORD = "x-mcp-header";

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+"); // RFC 9110, 5.6.2
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    private final List<HeaderParameter> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private MirroredProperties() {
    }

    /**
     * The properties, in the order of the schema.
     *
     * @param schema an object schema
     * @throws UnusableSchemaException if clients would drop the tool for one of them
     */
    public static List<HeaderParameter> of(String schema) {
        MirroredProperties properties = new MirroredProperties();
        properties.walk(SchemaText.read(schema), List.of());
        return properties.found;
    }

    /** Only what is reached by {@code properties} alone may be mirrored. */
    private void walk(JsonNode schema, List<String> path) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            if (keyword.getKey().equals(KEYWORD)) {
                found.add(new HeaderParameter(header(keyword.getValue(), schema.path("type").asText(), path), path));
            } else if (keyword.getKey().equals("properties")) {
                keyword.getValue().properties().forEach(property -> walk(property.getValue(), child(path, property.getKey())));
            } else {
                refuseBelow(keyword.getKey(), keyword.getValue());
            }
        }
    }

    private String header(JsonNode value, String type, List<String> path) {
        String name = value.isTextual() ? value.asText() : "";
        if (!TOKEN.matcher(name).matches()) {
            throw new UnusableSchemaException("\"" + value.asText() + "\" is no name for a header.");
        } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw new UnusableSchemaException("The header " + name + " is named twice; case makes no difference.");
        } else if (path.isEmpty() || !TYPES.contains(type)) {
            throw new UnusableSchemaException("The header " + name
                    + " cannot mirror what is neither a string, an integer nor a boolean.");
        }
        return name;
    }

    private static void refuseBelow(String keyword, JsonNode value) {
        if (value.findValues(KEYWORD).stream().anyMatch(JsonNode::isTextual)) {
            throw new UnusableSchemaException(
                    "A header below \"" + keyword + "\" is not always there, and cannot be mirrored.");
        }
    }

    private static List<String> child(List<String> path, String name) {
        List<String> child = new ArrayList<>(path);
        child.add(name);
        return child;
    }
}

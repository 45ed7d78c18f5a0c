package io.portcullis.deployment.posture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.deployment.surface.SurfaceEntry;

/** Every text of an entry that a client is told, by where it stands. */
final class Wording {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> texts = new LinkedHashMap<>();

    private Wording() {
    }

    /** The texts: name, title, description, {@code _meta}, and everything in the schemas. */
    static Map<String, String> of(SurfaceEntry entry) {
        Wording wording = new Wording();
        wording.texts.put("name", entry.label().name());
        wording.texts.put("name for programs", entry.contract().content().name());
        wording.texts.put("title", entry.display().title());
        wording.texts.put("description", entry.display().description());
        if (entry.guarding().confirmation() != null) {
            wording.texts.put("question of the confirmation", entry.guarding().confirmation().message());
        }
        entry.display().icons().forEach(icon -> wording.texts.put("icon", icon.src()));
        wording.json("_meta", entry.display().meta());
        wording.json("input schema", entry.contract().inputSchema());
        wording.json("output schema", entry.contract().outputSchema());
        if (!entry.isTool()) {
            entry.contract().arguments().forEach(argument -> {
                wording.texts.put("name of argument " + argument.path(), argument.path());
                wording.texts.put("description of argument " + argument.path(), argument.description());
            });
        }
        return wording.texts;
    }

    private void json(String where, String json) {
        try {
            walk(where, JSON.readTree(json.isEmpty() ? "{}" : json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk(String where, JsonNode node) {
        if (node.isTextual()) {
            texts.put(where, node.asText());
        }
        node.properties().forEach(member -> {
            texts.put(where + ", key " + member.getKey(), member.getKey());
            walk(where + "/" + member.getKey(), member.getValue());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(where + "/" + i, node.get(i));
        }
    }
}

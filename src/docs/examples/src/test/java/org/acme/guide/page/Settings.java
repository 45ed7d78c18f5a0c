package org.acme.guide.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Every setting there is: those of Portcullis by its reference, those of Quarkus by what its extensions say about themselves.
 */
final class Settings {

    private static final Pattern OURS = Pattern.compile("### `(portcullis\\.[^`]+)`");
    private static final Pattern NAME = Pattern.compile("\"[^\"]+\"");

    /** Of extensions that the examples do not use, and of MicroProfile, which describes its keys in a document only. */
    private static final Set<String> OTHERS = Set.of("quarkus.redis.hosts", "quarkus.redis.password",
            "mp.jwt.verify.publickey.location", "mp.jwt.verify.issuer");

    private final Set<String> known = new TreeSet<>(OTHERS);
    private final Pattern pattern;

    Settings() throws IOException {
        OURS.matcher(Files.readString(Pages.ROOT.resolve("src/docs/configuration.md"))).results()
                .forEach(heading -> known.add(heading.group(1)));
        for (URL model : Collections.list(Settings.class.getClassLoader()
                .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
            try (InputStream in = model.openStream()) {
                new ObjectMapper().readTree(in).findParents("path").forEach(this::learn);
            }
        }
        pattern = Pattern.compile(known.stream().map(Settings::pattern).collect(Collectors.joining("|")));
    }

    /** A map of maps has one more name. */
    private void learn(JsonNode item) {
        String more = item.path("typeDescription").asText().startsWith("Map<String,Map") ? ".\"name\"" : "";
        item.findValuesAsText("property").forEach(property -> known.add(property + more));
    }

    /**
     * Whether there is such a setting. What is quoted in the name of a setting may be any name, and a list may be told one by
     * one.
     */
    boolean has(String key) {
        return pattern.matcher(key.replaceFirst("^%[a-z]+\\.", "").replaceAll("\\[[0-9]+]", "")).matches();
    }

    private static String pattern(String key) {
        Matcher names = NAME.matcher(key);
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        while (names.find()) {
            pattern.append(Pattern.quote(key.substring(from, names.start()))).append("(?:\"[^\"]+\"|[^.\"]+)");
            from = names.end();
        }
        return pattern.append(Pattern.quote(key.substring(from))).toString();
    }
}

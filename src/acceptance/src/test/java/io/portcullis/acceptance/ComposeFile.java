package io.portcullis.acceptance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A file of Compose, read as Compose does: merge keys and variables are replaced.
 *
 * @param path where it is; relative paths in it begin there
 * @param content what it says
 */
record ComposeFile(Path path, Map<String, Object> content) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\$|\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    /** What it says when the variables have these values. Fails when one is missing that has to be there. */
    static ComposeFile of(Path path, Map<String, String> variables) {
        return new ComposeFile(path, map(replaced(yaml(path), variables)));
    }

    /** What it says with its variables as they are written. */
    static ComposeFile asWritten(Path path) {
        return new ComposeFile(path, map(yaml(path)));
    }

    /** The only document of a file. */
    static Object yaml(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ComposeService> services() {
        List<ComposeService> services = new ArrayList<>();
        map(content.get("services")).forEach((name, service) -> services.add(new ComposeService(name, map(service))));
        return services;
    }

    ComposeService service(String name) {
        return services().stream().filter(service -> service.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("there is no service " + name));
    }

    Map<String, Object> networks() {
        return map(content.get("networks"));
    }

    Map<String, Object> volumes() {
        return map(content.get("volumes"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static Object replaced(Object value, Map<String, String> variables) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, replaced(each, variables)));
            return copy;
        } else if (value instanceof List<?> list) {
            return list.stream().map(each -> replaced(each, variables)).toList();
        }
        return value instanceof String text ? interpolated(text, variables) : value;
    }

    private static String interpolated(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                found.group().equals("$$") ? "$" : value(found.group(1), found.group(2), found.group(3), variables)));
    }

    private static String value(String name, String operator, String operand, Map<String, String> variables) {
        String value = variables.getOrDefault(name, "");
        if (value.isEmpty() && "?".equals(operator)) {
            throw new AssertionError(name + " is missing: " + operand);
        }
        return value.isEmpty() && "-".equals(operator) ? operand : value;
    }
}

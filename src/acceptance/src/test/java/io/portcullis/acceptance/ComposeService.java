package io.portcullis.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service of a Compose file.
 *
 * @param name its name, under which others find it in their networks
 * @param content what the file says about it
 */
record ComposeService(String name, Map<String, Object> content) {

    String text(String key) {
        return String.valueOf(content.get(key));
    }

    List<String> list(String key) {
        return content.get(key) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        ComposeFile.map(content.get("environment")).forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    /** The command that looks after its health, without the word that says how to run it. */
    List<String> healthCheck() {
        List<?> test = (List<?>) ComposeFile.map(content.get("healthcheck")).get("test");
        return test.stream().skip(1).map(String::valueOf).toList();
    }

    /** The number of its user. */
    int userId() {
        return Integer.parseInt(text("user").split(":")[0]);
    }

    /** The number of its group. */
    int groupId() {
        return Integer.parseInt(text("user").split(":")[1]);
    }
}

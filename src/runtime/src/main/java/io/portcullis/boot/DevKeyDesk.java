package io.portcullis.boot;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.portcullis.key.DevKeys;
import io.portcullis.spi.StoredApiKey;
import io.quarkus.dev.console.DevConsoleManager;

/**
 * Hands out keys in dev mode where no authentication is configured. They are kept across live reloads and written to the
 * console once, past the
 * loggers.
 */
final class DevKeyDesk {

    private static final String KEPT = "io.portcullis.dev-keys";

    private DevKeyDesk() {
    }

    static List<StoredApiKey> keys(Blueprint blueprint, String url) {
        Set<String> roles = blueprint.roles();
        Map<String, String> kept = DevConsoleManager.getGlobal(KEPT);
        DevKeys keys = DevKeys.of(roles, kept == null ? Map.of() : kept);
        if (!keys.byName().equals(kept)) {
            DevConsoleManager.setGlobal(KEPT, keys.byName());
            System.out.println(text(keys, url)); // the console, never the log
        }
        return keys.keys(roles, blueprint.scopes());
    }

    private static String text(DevKeys keys, String url) {
        StringBuilder text = new StringBuilder("\nPortcullis made these keys for this dev session. They open ").append(url)
                .append(":\n\n");
        keys.byName().forEach((name, key) -> text.append("  %-12s %s%n".formatted(name, key)));
        String key = keys.byName().get("all");
        return text.append("\nTry:\n\n  curl -s ").append(url)
                .append(" \\\n    -H 'X-API-Key: ").append(key).append("' -H 'Content-Type: application/json' \\\n")
                .append("    -d '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}'\n").toString();
    }
}

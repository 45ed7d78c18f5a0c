package io.portcullis.transport;

import java.util.List;
import java.util.Locale;

import io.vertx.core.http.HttpServerRequest;

/** What kinds of body a request announces and takes. */
final class Accepted {

    private static final String JSON = "application/json";

    /** What MCP clients send (H-06). */
    private static final String USUAL = "application/json, text/event-stream";

    private Accepted() {
    }

    /**
     * Whether the client takes JSON. The answer is remembered and the header replaced: the refusal has to wait until the caller
     * is known, and the REST layer
     * must not give it before.
     */
    static boolean of(HttpServerRequest request) {
        List<String> lines = request.headers().getAll("Accept");
        boolean takesJson = lines.isEmpty() || lines.get(0).equals(USUAL) || lines.stream().anyMatch(Accepted::takesJson);
        request.headers().set("Accept", JSON);
        return takesJson;
    }

    /** Whether the body is announced as JSON in UTF-8 (H-08); this also stops what a web page can send without asking. */
    static boolean isJson(HttpServerRequest request) {
        List<String> lines = request.headers().getAll("Content-Type");
        if (lines.size() != 1) {
            return false;
        }
        if (lines.get(0).equals(JSON)) {
            return true;
        }
        String[] parts = lines.get(0).toLowerCase(Locale.ROOT).split(";");
        boolean utf8 = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            utf8 &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        return utf8 && parts.length > 0 && parts[0].strip().equals(JSON);
    }

    private static boolean takesJson(String line) {
        for (String range : line.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            String type = parts.length == 0 ? "" : parts[0].strip();
            if ((type.equals(JSON) || type.equals("*/*") || type.equals("application/*")) && !isRefused(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}

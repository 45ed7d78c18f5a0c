package io.portcullis.transport;

import java.util.List;
import java.util.Locale;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What kinds of body a request takes and announces.
 *
 * @param json whether the client takes JSON
 * @param stream whether it takes a stream of events
 */
record Accepted(boolean json, boolean stream) {

    private static final String JSON = "application/json";

    private static final String STREAM = "text/event-stream";
    private static final Accepted JSON_ONLY = new Accepted(true, false);
    private static final Accepted BOTH = new Accepted(true, true);

    /** What MCP clients send (H-06). */
    private static final String USUAL = "application/json, text/event-stream";

    /** What the client takes. */
    static Accepted of(HttpServerRequest request) {
        List<String> lines = request.headers().getAll(HttpHeaders.ACCEPT);
        if (lines.isEmpty() || lines.size() == 1 && lines.get(0).equals(USUAL)) {
            return lines.isEmpty() ? JSON_ONLY : BOTH;
        }
        return new Accepted(lines.stream().anyMatch(line -> takes(line, JSON)),
                lines.stream().anyMatch(line -> takes(line, STREAM)));
    }

    /** Whether the body is announced as JSON in UTF-8 (H-08); this also stops what a web page can send without asking. */
    static boolean isJson(HttpServerRequest request) {
        List<String> lines = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
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

    private static boolean takes(String line, String wanted) {
        String family = wanted.substring(0, wanted.indexOf('/')) + "/*";
        for (String range : line.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            String type = parts.length == 0 ? "" : parts[0].strip();
            if ((type.equals(wanted) || type.equals("*/*") || type.equals(family)) && !isRefused(parts)) {
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

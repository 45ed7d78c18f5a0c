package io.portcullis.attack.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a body says besides the status. */
final class Codes {

    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\\{\\s*\"code\"\\s*:\\s*(-?\\d+)");

    private Codes() {
    }

    /** The code of a JSON-RPC error with a space before it, a word for a tool that failed, or nothing. */
    static String of(String body) {
        Matcher error = ERROR.matcher(body);
        if (error.find()) {
            return " " + error.group(1);
        }
        return body.contains("\"isError\":true") ? " tool error" : "";
    }
}

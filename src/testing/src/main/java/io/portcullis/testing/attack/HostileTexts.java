package io.portcullis.testing.attack;

import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that are harmless as data, and harmful where somebody takes them for code. */
final class HostileTexts {

    /** The header a text with line breaks tries to add to the response. */
    static final String INJECTED_HEADER = "X-Portcullis-Probe";

    private HostileTexts() {
    }

    /** The texts, by what they try. */
    static Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("SQL", "' OR '1'='1' --");
        texts.put("SQL, a second statement", "1; SELECT 1 FROM no_such_table; --");
        texts.put("SQL, a broken quote", "probe'\"`\\");
        texts.put("shell", "$(id) `id` | id ; id && id");
        texts.put("template", "${7*7} {{7*7}} #{7*7} <%= 7*7 %> ${jndi:ldap://localhost:1/a}");
        texts.put("markup", "<script>alert(1)</script><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;");
        texts.put("path traversal", "../../../../../../etc/passwd");
        texts.put("path traversal, encoded", "..%2f..%2f..%2fetc%2fpasswd");
        texts.put("line breaks", "probe\r\n" + INJECTED_HEADER + ": 1\r\n\r\n");
        texts.put("NUL", "probe\0.txt");
        texts.put("bidirectional text", "\u202Eadmin\u202C\u2066\u2069");
        texts.put("unpaired surrogate", "probe\uD800");
        texts.put("format", "%s%n%x%1000d");
        texts.put("empty", "");
        return texts;
    }
}

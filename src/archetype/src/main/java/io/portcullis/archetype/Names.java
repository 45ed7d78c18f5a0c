package io.portcullis.archetype;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of the starter, in whose place a generated project has its own. */
final class Names {

    /** What has a meaning for the template engine, and is written as a variable instead. */
    static final String SYMBOLS = """
            #set( $symbol_pound = '#' )
            #set( $symbol_dollar = '$' )
            #set( $symbol_escape = '\\' )
            """;

    private static final Map<String, String> PLACEHOLDERS = new LinkedHashMap<>();

    static {
        PLACEHOLDERS.put("org.acme.customers", "${package}");
        PLACEHOLDERS.put("org/acme/customers", "${packageInPathFormat}");
        PLACEHOLDERS.put("<groupId>org.acme</groupId>", "<groupId>${groupId}</groupId>");
        PLACEHOLDERS.put("<version>1.0.0-SNAPSHOT</version>", "<version>${version}</version>");
        PLACEHOLDERS.put("customer-directory", "${artifactId}");
        PLACEHOLDERS.put("Customer directory", "${title}");
    }

    private Names() {
    }

    /** Whether the text has a name of the starter in it. */
    static boolean in(String text) {
        return PLACEHOLDERS.keySet().stream().anyMatch(text::contains);
    }

    /** The text as a template that is this text again, under other names. */
    static String template(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '#' -> escaped.append("${symbol_pound}");
                case '$' -> escaped.append("${symbol_dollar}");
                case '\\' -> escaped.append("${symbol_escape}");
                default -> escaped.appendCodePoint(letter);
            }
        });
        String template = escaped.toString();
        for (Map.Entry<String, String> name : PLACEHOLDERS.entrySet()) {
            template = template.replace(name.getKey(), name.getValue());
        }
        return template;
    }
}

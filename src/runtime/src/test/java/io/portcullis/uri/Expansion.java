package io.portcullis.uri;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 6570 forwards, as its section 3 reads: from values to a URI. Shares nothing with the code it tests. */
final class Expansion {

    private static final Pattern EXPRESSION = Pattern.compile("\\{([+#./;?&]?)([^}]*)}");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

    private Expansion() {
    }

    static String of(String template, Map<String, String> values) {
        return EXPRESSION.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(expanded(found.group(1), found.group(2), values)));
    }

    private static String expanded(String operator, String variables, Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        for (String variable : variables.split(",")) {
            String name = variable.split(":")[0];
            if (values.containsKey(name)) {
                String value = encoded(operator, values.get(name));
                parts.add(";?&".contains(operator) && !operator.isEmpty() ? name + "=" + value : value);
            }
        }
        String separator = operator.equals("?") ? "&" : "+#".contains(operator) ? "," : operator;
        String first = operator.equals("+") ? "" : operator;
        return parts.isEmpty() ? "" : first + String.join(separator, parts);
    }

    private static String encoded(String operator, String value) {
        String unescaped = operator.equals("+") || operator.equals("#") ? UNRESERVED + RESERVED : UNRESERVED;
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(b > 0 && unescaped.indexOf(b) >= 0 ? Character.toString(b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}

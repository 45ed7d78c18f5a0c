package io.portcullis.testing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Catalog;
import io.portcullis.catalog.Entry;

/** An address that a resource or a template serves, and no other one. */
final class Addresses {

    private static final Pattern EXPRESSION = Pattern.compile("\\{([+#./;?&]?)([^}]+)}");
    private static final List<String> VALUES = List.of("probe", "1", "probe-2", "a");

    private final Supplier<Catalog> catalog;

    Addresses(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    String of(Entry entry) {
        if (entry.feature() == Feature.RESOURCE) {
            return entry.name();
        }
        return VALUES.stream().map(value -> expand(entry.name(), value)).filter(uri -> serves(entry, uri)).findFirst()
                .orElseThrow(() -> new NoWordException("no address was found that this template serves, and no other entry"));
    }

    private boolean serves(Entry entry, String uri) {
        return catalog.get().findResource(uri).filter(found -> found.entry() == entry).isPresent();
    }

    /** The template of RFC 6570 with this value for each variable. */
    static String expand(String template, String value) {
        Matcher expression = EXPRESSION.matcher(template);
        StringBuilder uri = new StringBuilder();
        while (expression.find()) {
            expression.appendReplacement(uri,
                    Matcher.quoteReplacement(expand(expression.group(1), expression.group(2), value)));
        }
        return expression.appendTail(uri).toString();
    }

    private static String expand(String operator, String names, String value) {
        boolean named = !operator.isEmpty() && ";?&".contains(operator);
        List<String> parts = new ArrayList<>();
        for (String name : names.split(",")) {
            String text = value.substring(0, Math.min(value.length(), longest(name)));
            parts.add(named ? name.replaceAll("[*:].*", "") + "=" + text : text);
        }
        String first = operator.equals("+") ? "" : operator;
        String between = operator.isEmpty() || "+#".contains(operator) ? "," : operator.equals("?") ? "&" : operator;
        return first + String.join(between, parts);
    }

    private static int longest(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? Integer.MAX_VALUE : Integer.parseInt(name.substring(colon + 1));
    }
}

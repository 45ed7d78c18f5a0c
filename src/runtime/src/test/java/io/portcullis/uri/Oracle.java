package io.portcullis.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds every reading of a URI by trying each end of each value: the slow way, which cannot miss one. */
final class Oracle {

    private final String uri;
    private final boolean allowTraversal;
    private final List<Map<String, String>> readings = new ArrayList<>();

    private Oracle(String uri, boolean allowTraversal) {
        this.uri = uri;
        this.allowTraversal = allowTraversal;
    }

    /** The values of every reading, the same ones twice if there are two ways to come to them. */
    static List<Map<String, String>> readings(String template, String uri, boolean allowTraversal) {
        Oracle oracle = new Oracle(uri, allowTraversal);
        oracle.read(Parts.of(template), 0, Map.of());
        return oracle.readings;
    }

    private void read(List<Part> parts, int at, Map<String, String> found) {
        if (parts.isEmpty()) {
            if (at == uri.length()) {
                readings.add(found);
            }
            return;
        }
        List<Part> rest = parts.subList(1, parts.size());
        if (parts.get(0) instanceof Fixed fixed) {
            if (uri.startsWith(fixed.text(), at)) {
                read(rest, at + fixed.text().length(), found);
            }
        } else if (parts.get(0) instanceof Value value) {
            for (int end = at + 1; end <= uri.length(); end++) {
                int to = end;
                value(value, uri.substring(at, end)).ifPresent(read -> read(rest, to, with(found, value.name(), read)));
            }
        } else {
            query((Query) parts.get(0), rest, at, found);
        }
    }

    private void query(Query query, List<Part> rest, int at, Map<String, String> found) {
        read(rest, at, found);
        for (int end = at + 1; end <= uri.length(); end++) {
            String text = uri.substring(at, end);
            if (text.charAt(0) == query.first()) {
                int to = end;
                pairs(query, text.substring(1)).ifPresent(pairs -> {
                    Map<String, String> all = new TreeMap<>(found);
                    all.putAll(pairs);
                    read(rest, to, all);
                });
            }
        }
    }

    private Optional<Map<String, String>> pairs(Query query, String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            Optional<String> read = query.values().stream().filter(value -> pair.startsWith(value.name() + "="))
                    .flatMap(value -> value(value, pair.substring(value.name().length() + 1)).stream()
                            .filter(v -> pairs.put(value.name(), v) == null))
                    .findFirst();
            if (read.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(pairs);
    }

    private Optional<String> value(Value value, String raw) {
        return raw.chars().allMatch(c -> value.kind().holds((char) c)) ? value.read(raw, allowTraversal) : Optional.empty();
    }

    private static Map<String, String> with(Map<String, String> found, String name, String value) {
        Map<String, String> more = new TreeMap<>(found);
        more.put(name, value);
        return more;
    }
}

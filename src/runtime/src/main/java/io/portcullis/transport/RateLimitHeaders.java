package io.portcullis.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import io.portcullis.limit.Quota;
import io.portcullis.protocol.ErrorTable;

/**
 * How the limits of a call stand, in the fields of the IETF draft "RateLimit header fields for HTTP": lists of structured
 * fields (RFC 9651), one item for each limit.
 */
final class RateLimitHeaders {

    /** What the limits are. */
    static final String POLICY = "RateLimit-Policy";

    /** How they stand. */
    static final String STATE = "RateLimit";

    private RateLimitHeaders() {
    }

    /** How many permits there are, and for which time in seconds: {@code "caller";q=100;w=900}. */
    static String policies(List<Quota> quotas) {
        List<String> names = names(quotas);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            items.add(names.get(i) + ";q=" + quota.permits() + ";w=" + ErrorTable.seconds(quota.window()));
        }
        return String.join(", ", items);
    }

    /** How many permits are left, and how long until all are back, in seconds: {@code "caller";r=42;t=520}. */
    static String states(List<Quota> quotas) {
        List<String> names = names(quotas);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            long full = quota.untilFull().isZero() ? 0 : ErrorTable.seconds(quota.untilFull());
            items.add(names.get(i) + ";r=" + quota.remaining() + ";t=" + full);
        }
        return String.join(", ", items);
    }

    /** Two limits by the same are told apart by a number. A name is a text of ASCII. */
    private static List<String> names(List<Quota> quotas) {
        List<String> words = quotas.stream().map(quota -> quota.policy().replaceAll("[^A-Za-z0-9_.-]", "_"))
                .collect(Collectors.toList());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            int before = Collections.frequency(words.subList(0, i), words.get(i));
            names.add('"' + words.get(i) + (before == 0 ? "" : "-" + (before + 1)) + '"');
        }
        return names;
    }
}

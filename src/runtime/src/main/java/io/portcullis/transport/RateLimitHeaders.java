package io.portcullis.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
        List<String> words = new ArrayList<>(quotas.size());
        List<String> names = new ArrayList<>(quotas.size());
        for (Quota quota : quotas) {
            String word = plain(quota.policy());
            int before = Collections.frequency(words, word);
            words.add(word);
            names.add('"' + word + (before == 0 ? "" : "-" + (before + 1)) + '"');
        }
        return names;
    }

    private static String plain(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, '_');
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }
}

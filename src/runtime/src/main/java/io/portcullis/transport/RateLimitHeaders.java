package io.portcullis.transport;

import java.util.List;

import io.portcullis.limit.Quota;
import io.portcullis.protocol.ErrorTable;
import io.vertx.core.http.HttpHeaders;

/**
 * How the limits of a call stand, in the fields of the IETF draft "RateLimit header fields for HTTP": lists of structured
 * fields (RFC 9651), one item for each limit.
 */
final class RateLimitHeaders {

    /** What the limits are. */
    static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    /** How they stand. */
    static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

    private RateLimitHeaders() {
    }

    /** How many permits there are, and for which time in seconds: {@code "caller";q=100;w=900}. */
    static String policies(List<Quota> quotas) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            item(items, quotas, i).append(";q=").append(quota.permits()).append(";w=")
                    .append(ErrorTable.seconds(quota.window()));
        }
        return items.toString();
    }

    /** How many permits are left, and how long until all are back, in seconds: {@code "caller";r=42;t=520}. */
    static String states(List<Quota> quotas) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            long full = quota.untilFull().isZero() ? 0 : ErrorTable.seconds(quota.untilFull());
            item(items, quotas, i).append(";r=").append(quota.remaining()).append(";t=").append(full);
        }
        return items.toString();
    }

    /** Begins an item with its name. Two limits by the same are told apart by a number. */
    private static StringBuilder item(StringBuilder items, List<Quota> quotas, int at) {
        String name = plain(quotas.get(at).policy());
        items.append(at == 0 ? "\"" : ", \"").append(name);
        int before = 0;
        for (int i = 0; i < at; i++) {
            before += plain(quotas.get(i).policy()).equals(name) ? 1 : 0;
        }
        if (before > 0) {
            items.append('-').append(before + 1);
        }
        return items.append('"');
    }

    /** A name is a text of ASCII. */
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

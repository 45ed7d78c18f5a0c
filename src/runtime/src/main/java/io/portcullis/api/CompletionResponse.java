package io.portcullis.api;

import java.util.List;

/**
 * Suggested values. At most 100 are sent.
 *
 * @param values the values, best first
 * @param total how many there are in all, or null if unknown
 * @param hasMore whether there are more than these
 */
public record CompletionResponse(List<String> values, Integer total, boolean hasMore) {

    /** How many values a client is sent at most (C-02). */
    public static final int MAX_VALUES = 100;

    public CompletionResponse {
        boolean cut = values.size() > MAX_VALUES;
        total = total == null && cut ? Integer.valueOf(values.size()) : total;
        hasMore = hasMore || cut;
        values = List.copyOf(cut ? values.subList(0, MAX_VALUES) : values);
    }

    /** These values; cut, and said so, when there are more than are sent. */
    public static CompletionResponse of(List<String> values) {
        return new CompletionResponse(values, null, false);
    }
}

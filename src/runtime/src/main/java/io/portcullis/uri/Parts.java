package io.portcullis.uri;

import java.util.ArrayList;
import java.util.List;

/** Takes the text of a template apart: what is fixed, and what stands between braces. */
final class Parts {

    private Parts() {
    }

    static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = indexOf(text, '{', from);
            addFixed(parts, text.substring(from, open));
            if (open == text.length()) {
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a brace is opened and not closed");
            }
            parts.addAll(Expression.parts(text.substring(open + 1, close)));
            from = close + 1;
        }
        return parts;
    }

    private static int indexOf(String text, char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }

    private static void addFixed(List<Part> parts, String text) {
        if (text.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a brace is closed and was not opened");
        }
        if (!text.isEmpty()) {
            parts.add(new Fixed(text));
        }
    }
}

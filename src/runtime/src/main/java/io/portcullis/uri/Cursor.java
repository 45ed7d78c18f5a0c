package io.portcullis.uri;

import java.util.HashMap;
import java.util.Map;

/** A place in a URI, and the values found on the way there. For one match and one thread. */
final class Cursor {

    private final CharSequence uri;
    private final boolean allowTraversal;
    private final Map<String, String> found = new HashMap<>();
    private int position;

    Cursor(CharSequence uri, boolean allowTraversal) {
        this.uri = uri;
        this.allowTraversal = allowTraversal;
    }

    int position() {
        return position;
    }

    void moveTo(int position) {
        this.position = position;
    }

    boolean isAtEnd() {
        return position == uri.length();
    }

    boolean isAt(char c) {
        return !isAtEnd() && uri.charAt(position) == c;
    }

    String text(int from, int to) {
        return uri.subSequence(from, to).toString();
    }

    /** Moves behind the text if it stands here. */
    boolean skip(String text) {
        if (!endsWith(text, position, position + text.length())) {
            return false;
        }
        position += text.length();
        return true;
    }

    /** Moves behind the ASCII text, in lower case, if it stands here in whatever case. */
    boolean skipIgnoringCase(String lower) {
        if (uri.length() - position < lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            char c = uri.charAt(position++);
            if ((c >= 'A' && c <= 'Z' ? c + 0x20 : c) != lower.charAt(i)) { // the JDK would take U+212A for a k
                return false;
            }
        }
        return true;
    }

    /** Whether the text stands before {@code end} and does not reach back behind {@code start}. */
    boolean endsWith(String text, int start, int end) {
        int from = end - text.length();
        if (from < start || end > uri.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (uri.charAt(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the characters of this kind end. */
    int endOfRun(int from, Kind kind) {
        int end = from;
        while (end < uri.length() && kind.holds(uri.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where the characters of this kind that end at {@code end} begin, at the earliest at {@code start}. */
    int startOfRun(int start, int end, Kind kind) {
        int from = end;
        while (from > start && kind.holds(uri.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    /** Keeps the value that stands there; false when it is refused, or the variable has one already. */
    boolean keep(Value value, int from, int to) {
        return value.read(text(from, to), allowTraversal)
                .filter(read -> found.putIfAbsent(value.name(), read) == null).isPresent();
    }

    Map<String, String> found() {
        return found;
    }
}

package io.portcullis.uri;

import java.util.List;

/**
 * A value, and what follows it and is made of the same characters: {@code {+path}/{name}.md} as a whole.
 * <p>
 * Where it ends is plain: at the first character that the value cannot hold. Inside, it is read from the right, and each
 * further value ends at a character that it cannot hold either. So there is one way to read it, and no going back to try
 * another.
 *
 * @param head the value
 * @param tail the parts behind it, none a {@link Query}
 */
record Stretch(Value head, List<Part> tail) implements Step {

    @Override
    public boolean take(Cursor cursor) {
        int start = cursor.position();
        int end = cursor.endOfRun(start, head.kind());
        cursor.moveTo(end);
        for (int i = tail.size() - 1; i >= 0; i--) {
            end = cutOff(cursor, tail.get(i), start, end);
            if (end < 0) {
                return false;
            }
        }
        return end > start && cursor.keep(head, start, end);
    }

    /** Where the part begins that ends here; -1 when it does not. */
    private static int cutOff(Cursor cursor, Part part, int start, int end) {
        if (part instanceof Fixed fixed) {
            return cursor.endsWith(fixed.text(), start, end) ? end - fixed.text().length() : -1;
        }
        Value value = (Value) part;
        int from = cursor.startOfRun(start, end, value.kind());
        return from < end && cursor.keep(value, from, end) ? from : -1;
    }
}

package io.portcullis.uri;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds values that would lead out of the place they are put in. Read three ways: as they are, as one who
 * decodes again would read them, and as one who normalises Unicode would, who takes U+FF0E for a dot and U+FF0F for a
 * slash.
 */
final class Traversal {

    /** What another decoding would change, the form of old Windows servers included. */
    private static final Pattern ESCAPE = Pattern.compile("%(?:\\p{XDigit}{2}|[uU]\\p{XDigit}{4})");
    /** Dots, slashes, and the beginning of longer chains. */
    private static final Pattern ESCAPED_WAY = Pattern.compile("%(?:2[eEfF5]|5[cC])");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:");

    private Traversal() {
    }

    /** Whether a value that should be one name is more than that: a separator, dots, or still encoded. */
    static boolean inName(String value) {
        return reads(value, name -> ESCAPE.matcher(name).find() || SEPARATOR.matcher(name).find() || isDots(name));
    }

    /**
     * Whether a value that should be a relative path is more than that: a dot segment, an empty one (so it neither begins
     * with a slash nor names one thing in two ways), a backslash, a Windows drive, or still encoded.
     */
    static boolean inPath(String value) {
        return reads(value, path -> ESCAPE.matcher(path).find() || path.indexOf('\\') >= 0 || DRIVE.matcher(path).find()
                || Arrays.stream(path.split("/", -1)).anyMatch(segment -> segment.isEmpty() || isDots(segment)));
    }

    /** Whether a whole path, with or without a slash in front, holds a dot segment or what may become one. */
    static boolean hasDotSegment(String value) {
        return reads(value,
                path -> ESCAPED_WAY.matcher(path).find() || SEPARATOR.splitAsStream(path).anyMatch(Traversal::isDots));
    }

    private static boolean reads(String value, Predicate<String> asTraversal) {
        String normal = Normalizer.normalize(value, Normalizer.Form.NFKC);
        return asTraversal.test(value) || !normal.equals(value) && asTraversal.test(normal);
    }

    /**
     * Dots and what some file system or server drops beside them: blanks, invisible characters, and path parameters as in
     * {@code ..;}. Three dots and more are dots too: Windows drops trailing ones.
     */
    private static boolean isDots(String segment) {
        int parameters = segment.indexOf(';');
        String name = parameters < 0 ? segment : segment.substring(0, parameters);
        return name.indexOf('.') >= 0 && name.codePoints().allMatch(c -> c == '.' || isDropped(c));
    }

    private static boolean isDropped(int c) {
        return Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}

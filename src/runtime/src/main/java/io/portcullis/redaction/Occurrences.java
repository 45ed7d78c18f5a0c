package io.portcullis.redaction;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes known secrets out of a text, wherever they occur in it as they are. */
public final class Occurrences {

    /** Shorter secrets are looked for only as words of their own: "1" is in many words that are none of it. */
    private static final int SHORT = 4;

    /** How many characters are compared at most; a text that would need more is left out. */
    private static final long MOST_WORK = 20_000_000;

    private Occurrences() {
    }

    /** The text with the mark in the place of each secret; the longest go first, since one may be part of another. */
    public static String removed(String text, Collection<String> secrets) {
        if (work(text, secrets) > MOST_WORK) {
            return Redaction.MARK;
        }
        List<String> longestFirst = secrets.stream().filter(secret -> !secret.isBlank()).distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        String left = text;
        for (String secret : longestFirst) {
            left = secret.length() < SHORT ? withoutWord(left, secret) : left.replace(secret, Redaction.MARK);
        }
        return left;
    }

    /** Whoever chooses both has every secret compared almost to its end at every place of the text. */
    private static long work(String text, Collection<String> secrets) {
        return secrets.stream().mapToLong(String::length).filter(length -> length <= text.length())
                .map(length -> length * text.length()).sum();
    }

    private static String withoutWord(String text, String word) {
        StringBuilder left = new StringBuilder(text.length());
        int copied = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at >= copied && !isWord(text, at - 1) && !isWord(text, at + word.length())) {
                left.append(text, copied, at).append(Redaction.MARK);
                copied = at + word.length();
            }
        }
        return left.append(text, copied, text.length()).toString();
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}

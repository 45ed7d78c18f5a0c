package io.portcullis.redaction;

/** Finds the numbers of payment cards in text. */
final class CardNumbers {

    private static final int FEWEST = 13;
    private static final int MOST = 19;

    private CardNumbers() {
    }

    static String redacted(String text) {
        StringBuilder out = null;
        int copied = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = startsGroup(text, at) ? end(text, at) : 0;
            if (end > 0) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, at).append(Redaction.MARK);
                copied = end;
                at = end - 1;
            }
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean startsGroup(String text, int at) {
        return isDigit(text, at) && !isDigit(text, at - 1);
    }

    /** Where the longest number ends that starts there; 0 if none does. */
    private static int end(String text, int start) {
        int found = 0;
        int[] digits = new int[MOST];
        int count = 0;
        for (int at = start; count < MOST && isDigit(text, at); at = next(text, at)) {
            digits[count++] = text.charAt(at) - '0';
            if (count >= FEWEST && !isDigit(text, at + 1) && isChecked(digits, count)) {
                found = at + 1;
            }
        }
        return found;
    }

    /** The place of the next digit, behind at most one blank or hyphen. */
    private static int next(String text, int at) {
        boolean parted = at + 1 < text.length() && (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '-');
        return parted ? at + 2 : at + 1;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The formula of Luhn; a row of zeros is no card. */
    private static boolean isChecked(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i];
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum > 0 && sum % 10 == 0;
    }
}

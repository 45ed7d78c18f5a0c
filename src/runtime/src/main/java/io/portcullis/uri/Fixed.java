package io.portcullis.uri;

/**
 * Text that has to be there, character for character.
 *
 * @param text at least one character
 */
record Fixed(String text) implements Part, Step {

    @Override
    public boolean take(Cursor cursor) {
        return cursor.skip(text);
    }

    /** How many characters at the beginning could as well belong to a value of this kind. */
    int lengthWithin(Kind kind) {
        int length = 0;
        while (length < text.length() && kind.holds(text.charAt(length))) {
            length++;
        }
        return length;
    }

    char last() {
        return text.charAt(text.length() - 1);
    }
}

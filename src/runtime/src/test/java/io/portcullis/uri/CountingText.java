package io.portcullis.uri;

/** Counts how many characters were looked at. */
final class CountingText implements CharSequence {

    private final String text;
    private int looks;

    CountingText(String text) {
        this.text = text;
    }

    int looks() {
        return looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        looks++;
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        looks += to - from;
        return text.subSequence(from, to);
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException("would not be counted");
    }
}

package io.portcullis.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

import io.portcullis.redaction.Shortened;

/**
 * Lines of JSON in ASCII as they are made, one behind the other in an array that is used again. Everything outside ASCII is
 * escaped, so that no text of a client can start a line of its own or turn its direction around. For one thread.
 */
final class Sheet {

    private static final int FIRST = 64 << 10;
    private static final int MEMBERS = 256;

    /** More is given back when a batch is written: long records are rare. */
    private static final int KEPT = 4 << 20;

    private static final int LONGEST_NUMBER = 20;
    private static final int ESCAPED = 6;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private byte[] bytes;
    private int length;
    private boolean empty;

    /** For many lines. */
    Sheet() {
        this(FIRST);
    }

    private Sheet(int size) {
        bytes = new byte[size];
    }

    /** Members that are the same in many records, for {@link #members}. */
    static byte[] prepared(Consumer<Sheet> members) {
        Sheet sheet = new Sheet(MEMBERS);
        members.accept(sheet);
        return Arrays.copyOf(sheet.bytes, sheet.length);
    }

    /** The lines so far. What {@link #room} made room for stands behind them. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Leaves out everything from here, or takes in what was put behind the end. */
    void length(int end) {
        length = end;
    }

    void clear() {
        length = 0;
        bytes = bytes.length > KEPT ? new byte[FIRST] : bytes;
    }

    ByteBuffer toWrite() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /** The lines without their ends. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                lines.add(new String(bytes, begin, i - begin, StandardCharsets.US_ASCII));
                begin = i + 1;
            }
        }
        return lines;
    }

    /** Makes room for so many bytes more. */
    void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }

    /** Begins a record. */
    void begin() {
        room(1);
        bytes[length++] = '{';
        empty = true;
    }

    /** Begins an object in an array. */
    void open() {
        separate();
        begin();
    }

    void open(Field field) {
        name(field);
        bytes[length++] = '{';
        empty = true;
    }

    void close() {
        end('}');
    }

    void openArray(Field field) {
        name(field);
        bytes[length++] = '[';
        empty = true;
    }

    void closeArray() {
        end(']');
    }

    void number(Field field, long number) {
        name(field);
        digits(number);
    }

    /** A text that is cut at a length, so that nobody fills a record. */
    void text(Field field, String text, int most) {
        name(field);
        quoted(text, most);
    }

    /** The same in an array. */
    void text(String text, int most) {
        separate();
        quoted(text, most);
    }

    /** A text of ours, which is as long as it is. */
    void word(Field field, String word) {
        text(field, word, Integer.MAX_VALUE);
    }

    /** The name of the constant in small letters. */
    void word(Field field, Enum<?> constant) {
        String word = constant.name();
        name(field);
        room(word.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            bytes[length++] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        bytes[length++] = '"';
    }

    /** A word of ours and a number, with a hyphen between them. */
    void numbered(Field field, String word, long number) {
        word(field, word);
        bytes[length - 1] = '-'; // where the quotation mark stood
        digits(number);
        bytes[length++] = '"';
    }

    /** What is JSON already, in ASCII. */
    void json(Field field, byte[] json) {
        name(field);
        json(json);
    }

    /** Members that were prepared. */
    void members(byte[] prepared) {
        room(prepared.length);
        int from = empty ? 1 : 0; // without the comma
        System.arraycopy(prepared, from, bytes, length, prepared.length - from);
        length += prepared.length - from;
        empty = false;
    }

    private void json(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    private void end(char bracket) {
        room(1);
        bytes[length++] = (byte) bracket;
        empty = false;
    }

    private void separate() {
        room(1);
        if (!empty) {
            bytes[length++] = ',';
        }
        empty = false;
    }

    /** And room for a number, or a bracket, and what ends it. */
    private void name(Field field) {
        members(field.bytes());
        room(LONGEST_NUMBER + 1);
    }

    private void digits(long number) {
        if (number < 0) {
            json(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        room(LONGEST_NUMBER + 1);
        int end = length + 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            end++;
        }
        length = end;
        long rest = number;
        do {
            bytes[--end] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    private void quoted(String text, int most) {
        int size = Math.min(text.length(), most);
        room(size + 2);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (!isPlain(c)) {
                escaped(Shortened.of(text, most));
                return;
            }
            to[at++] = (byte) c;
        }
        to[at++] = '"';
        length = at;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '\u007f' && c != '"' && c != '\\';
    }

    private void escaped(String text) {
        room(Math.addExact(Math.multiplyExact(text.length(), ESCAPED), 2));
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                bytes[length++] = (byte) c;
            } else {
                escape(c);
            }
        }
        bytes[length++] = '"';
    }

    private void escape(char c) {
        bytes[length++] = '\\';
        switch (c) {
            case '"', '\\' -> bytes[length++] = (byte) c;
            case '\b' -> bytes[length++] = 'b';
            case '\t' -> bytes[length++] = 't';
            case '\n' -> bytes[length++] = 'n';
            case '\f' -> bytes[length++] = 'f';
            case '\r' -> bytes[length++] = 'r';
            default -> {
                bytes[length++] = 'u';
                for (char digit : HEX.toHexDigits(c).toCharArray()) {
                    bytes[length++] = (byte) digit;
                }
            }
        }
    }
}

package io.portcullis.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import io.portcullis.redaction.Shortened;

/**
 * Lines of JSON in ASCII as they are made, one behind the other in an array that is used again: neither array nor generator for
 * each record, since there are as many records as calls. Everything outside ASCII is escaped, so that no text of a client can
 * start a line of its own or turn its direction around. For one thread.
 */
final class Sheet {

    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Lines lines = new Lines();
    private final Parts parts = Parts.begin();
    private JsonGenerator out = generator();

    /** The bytes, behind which there is room. */
    private static final class Lines extends OutputStream {

        private static final int FIRST = 64 << 10;

        /** More is given back when a batch is written: long records are rare. */
        private static final int KEPT = 4 << 20;

        private byte[] bytes = new byte[FIRST];
        private int length;

        @Override
        public void write(int one) {
            room(1);
            bytes[length++] = (byte) one;
        }

        @Override
        public void write(byte[] more, int from, int count) {
            room(count);
            System.arraycopy(more, from, bytes, length, count);
            length += count;
        }

        private void room(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
            }
        }

        private void clear() {
            length = 0;
            bytes = bytes.length > KEPT ? new byte[FIRST] : bytes;
        }
    }

    private JsonGenerator generator() {
        try {
            return JSON.createGenerator(lines).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written yet", e);
        }
    }

    /** The lines so far. What {@link #room} made room for stands behind them. */
    byte[] bytes() {
        return lines.bytes;
    }

    int length() {
        return lines.length;
    }

    /** Takes in what was put behind the end, up to here. */
    void length(int end) {
        lines.length = end;
    }

    /** Leaves out everything from here, whatever was begun. */
    void leaveOut(int from) {
        out = generator();
        lines.length = from;
    }

    void clear() {
        lines.clear();
    }

    /** Makes room for so many bytes more. */
    void room(int more) {
        lines.room(more);
    }

    ByteBuffer toWrite() {
        return ByteBuffer.wrap(lines.bytes, 0, lines.length);
    }

    /** The lines without their ends. */
    List<String> lines() {
        List<String> texts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines.bytes[i] == '\n') {
                texts.add(new String(lines.bytes, begin, i - begin, StandardCharsets.US_ASCII));
                begin = i + 1;
            }
        }
        return texts;
    }

    /** What many records have alike. */
    Parts parts() {
        return parts;
    }

    /** Where what was written so far ends. */
    int flush() throws IOException {
        out.flush();
        return lines.length;
    }

    /** What was written from here to there. */
    String text(int from, int to) {
        return new String(lines.bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    /** Begins a record. */
    void begin() throws IOException {
        out.writeStartObject();
    }

    /** Ends a record. */
    void end() throws IOException {
        out.writeEndObject();
        out.flush();
    }

    /** Begins an object in an array. */
    void open() throws IOException {
        out.writeStartObject();
    }

    void open(Field field) throws IOException {
        out.writeFieldName(field.text());
        out.writeStartObject();
    }

    void close() throws IOException {
        out.writeEndObject();
    }

    void openArray(Field field) throws IOException {
        out.writeFieldName(field.text());
        out.writeStartArray();
    }

    void closeArray() throws IOException {
        out.writeEndArray();
    }

    void number(Field field, long number) throws IOException {
        out.writeFieldName(field.text());
        out.writeNumber(number);
    }

    /** A text that is cut at a length, so that nobody fills a record. */
    void text(Field field, String text, int most) throws IOException {
        out.writeFieldName(field.text());
        out.writeString(Shortened.of(text, most));
    }

    /** The same in an array. */
    void text(String text, int most) throws IOException {
        out.writeString(Shortened.of(text, most));
    }

    /** A text of ours, which is as long as it is. */
    void word(Field field, String word) throws IOException {
        out.writeFieldName(field.text());
        out.writeString(word);
    }

    /** One that is the same in many records. */
    void word(Field field, SerializableString word) throws IOException {
        out.writeFieldName(field.text());
        out.writeString(word);
    }

    /** The name of the constant in small letters. */
    void word(Field field, Enum<?> constant) throws IOException {
        word(field, Word.of(constant));
    }

    /** Members as they were written before. */
    void again(Fragment members) throws IOException {
        out.writeFieldName(members.name());
        out.writeRawValue(members.rest());
    }

    /** The value that was just read from elsewhere, written anew. */
    void copy(Field field, JsonParser value) throws IOException {
        out.writeFieldName(field.text());
        out.copyCurrentStructure(value);
    }
}

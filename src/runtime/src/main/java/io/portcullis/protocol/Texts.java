package io.portcullis.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;

/**
 * The texts of one message on their way out: takes out what nobody sees, and knows whether there was any. A text without such
 * characters is passed on as it is. For one message and one thread at a time.
 */
public final class Texts {

    private final boolean strict;
    private boolean mended;

    private Texts(boolean strict) {
        this.strict = strict;
    }

    /** Texts that leave without what nobody sees. */
    public static Texts mended() {
        return new Texts(true);
    }

    /** Texts that leave as they are, as far as UTF-8 can hold them. */
    public static Texts asTheyAre() {
        return new Texts(false);
    }

    /** Whether something was taken out so far. */
    public boolean areMended() {
        return mended;
    }

    /** A text as it may leave; null stays null. */
    public String text(String text) {
        if (text == null) {
            return null;
        } else if (!strict) {
            return WellFormed.of(text);
        }
        int first = Unseen.first(text);
        return first < 0 ? text : without(text, first);
    }

    private String without(String text, int first) {
        mended = true;
        StringBuilder left = new StringBuilder(text.length()).append(text, 0, first);
        text.codePoints().skip(text.codePointCount(0, first)).forEach(character -> {
            if (Unseen.is(character)) {
                left.append(Unseen.replacement(character));
            } else {
                left.appendCodePoint(character);
            }
        });
        return left.toString();
    }

    /**
     * Text that is JSON, as it may leave: in names and values, spelt as they are or escaped.
     *
     * @throws IllegalArgumentException when two members would have the same name then
     */
    public String json(String json) {
        if (!strict) {
            return WellFormed.of(json);
        }
        if (json.indexOf('\\') < 0 && Unseen.first(json) < 0) {
            return json;
        }
        String left = Escapes.without(json);
        if (!left.equals(json)) {
            mended = true;
            requireDistinctNames(left);
        }
        return left;
    }

    /** Two parsers may disagree about which of two members counts. */
    private static void requireDistinctNames(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser in = Json.strictParser(new Slice(bytes, 0, bytes.length))) {
            while (in.nextToken() != null) {
                in.getText(); // names are compared while they are read
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("without the characters that nobody sees, it is no JSON any more", e);
        }
    }

    /** The same generator, for everything that is not ours. */
    JsonGenerator over(JsonGenerator out) {
        return new Through(out);
    }

    /**
     * The same generator, for what authors wrote about entries. JSON stays as it is: a character may mean something there,
     * as in the pattern of a schema.
     */
    JsonGenerator besideJson(JsonGenerator out) {
        return new BesideJson(out);
    }

    private class BesideJson extends JsonGeneratorDelegate {

        BesideJson(JsonGenerator out) {
            super(out);
        }

        @Override
        public void writeFieldName(String name) throws IOException {
            super.writeFieldName(text(name));
        }

        @Override
        public void writeString(String text) throws IOException {
            super.writeString(text(text));
        }
    }

    private final class Through extends BesideJson {

        Through(JsonGenerator out) {
            super(out);
        }

        @Override
        public void writeRawValue(String json) throws IOException {
            super.writeRawValue(json(json));
        }
    }
}

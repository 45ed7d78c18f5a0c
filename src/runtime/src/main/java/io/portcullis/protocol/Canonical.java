package io.portcullis.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.portcullis.api.Question;

/** A digest of what was asked, the same however it is spelt: the order of keys and spaces do not count. */
public final class Canonical {

    private static final ObjectMapper SORTED = new ObjectMapper(Json.factory())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final QuestionWriter QUESTIONS = new QuestionWriter(Revision.V2026_07_28);

    private Canonical() {
    }

    /** The digest of a name and an object of arguments, in hexadecimal. No arguments are the same as an empty object. */
    public static String digest(String name, Optional<Slice> arguments) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            sha.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(text);
            sha.update(arguments.isEmpty() ? new byte[] { '{', '}' } : sorted(arguments.get()));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The digest of everything a question says to the client, in hexadecimal; the same on every node. */
    public static String digest(Question question) {
        byte[] asked = QUESTIONS.alone(question, Texts.asTheyAre());
        return digest("", Optional.of(new Slice(asked, 0, asked.length)));
    }

    /** The value in one spelling: keys in order, without spaces. Of repeated keys the last one counts. */
    public static byte[] sorted(Slice slice) {
        try { // as plain maps, since trees keep the order of their keys
            return SORTED.writeValueAsBytes(SORTED.readValue(slice.body(), slice.from(), slice.length(), Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

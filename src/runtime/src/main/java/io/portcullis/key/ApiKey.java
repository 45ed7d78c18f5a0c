package io.portcullis.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.spi.StoredApiKey;

/**
 * A text with the form of an API key: {@code pck_<id>_<secret>}. Whether there is such a key is another question.
 */
final class ApiKey {

    private static final Pattern FORM = Pattern.compile("pck_([a-z0-9-]{1,64})_[A-Za-z0-9_-]{32,256}");

    private final String id;
    private final String text;

    private ApiKey(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** Empty when the text has another form, or a secret too short to be random enough. */
    static Optional<ApiKey> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(form.group(1), text)) : Optional.empty();
    }

    String id() {
        return id;
    }

    String digest() {
        return StoredApiKey.digestOf(text);
    }

    /** Whether that digest is of this key; takes the same time for every digest. */
    static boolean isSame(String digest, String other) {
        return MessageDigest.isEqual(digest.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "key " + id;
    }
}

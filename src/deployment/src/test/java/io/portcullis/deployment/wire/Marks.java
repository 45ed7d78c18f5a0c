package io.portcullis.deployment.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Secrets that are told apart, and found by how they begin: as they are, in hexadecimal, and in Base64 wherever in a longer
 * text they were encoded.
 */
public final class Marks {

    private static final String TEXT = "wrungleqvist";
    private static final String NUMBER = "864209753186";
    private static final Set<String> FORMS = ConcurrentHashMap.newKeySet();
    private static final int BEFORE = 40;
    private static final int AFTER = 60;

    static {
        add(TEXT);
        add(NUMBER);
    }

    private Marks() {
    }

    /** A text nobody has seen before. */
    public static String text() {
        return TEXT + UUID.randomUUID().toString().replace("-", "");
    }

    /** The same as a number of 18 digits. */
    static String number() {
        return NUMBER + ThreadLocalRandom.current().nextInt(100_000, 999_999);
    }

    /** Something else that is secret, as a whole. */
    static String add(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        FORMS.addAll(List.of(secret.toLowerCase(Locale.ROOT), HexFormat.of().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            FORMS.add(encoded(Base64.getEncoder(), bytes, before).toLowerCase(Locale.ROOT));
            FORMS.add(encoded(Base64.getUrlEncoder(), bytes, before).toLowerCase(Locale.ROOT));
        }
        return secret;
    }

    /** Where in the text the first one is, with what is around it; empty when none is there. */
    public static String in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String form : FORMS) {
            int at = lower.indexOf(form);
            if (at >= 0) {
                return text.substring(Math.max(0, at - BEFORE), Math.min(text.length(), at + form.length() + AFTER));
            }
        }
        return "";
    }

    /** The part of the encoding that does not depend on the neighbours, when so many bytes come before. */
    private static String encoded(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] padded = new byte[before + secret.length];
        System.arraycopy(secret, 0, padded, before, secret.length);
        String text = new String(encoder.encode(Arrays.copyOf(padded, padded.length / 3 * 3)), ISO_8859_1);
        return before == 0 ? text : text.substring(4);
    }
}

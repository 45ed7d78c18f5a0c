package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What must not be found in a text: as it is, in hexadecimal, and in Base64 wherever in a longer text it was encoded. */
final class Secrets {

    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** @param name what a failing test calls it, with a running number */
    Secrets add(String name, String secret) {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("too short to be found by accident: " + name);
        }
        secrets.put(secrets.size() + ": " + name, secret);
        return this;
    }

    /** The names of those that are in the text. */
    List<String> foundIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return secrets.entrySet().stream().filter(secret -> isIn(lower, secret.getValue())).map(Map.Entry::getKey).toList();
    }

    private static boolean isIn(String lower, String secret) {
        return forms(secret).stream().anyMatch(form -> lower.contains(form.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> forms(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        Set<String> forms = new LinkedHashSet<>(List.of(secret, HexFormat.of().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            forms.add(encoded(Base64.getEncoder(), bytes, before));
            forms.add(encoded(Base64.getUrlEncoder(), bytes, before));
        }
        return forms;
    }

    /** The part of the encoding that does not depend on the neighbours, when so many bytes come before. */
    private static String encoded(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] padded = new byte[before + secret.length];
        System.arraycopy(secret, 0, padded, before, secret.length);
        int whole = padded.length / 3 * 3;
        String text = new String(encoder.encode(Arrays.copyOf(padded, whole)), ISO_8859_1);
        return before == 0 ? text : text.substring(4);
    }
}

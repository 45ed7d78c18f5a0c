package io.portcullis.canary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Base64.Encoder;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ways a secret may stand in JSON: as it is, escaped once or twice (JSON within a string), in hexadecimal, in Base64 with
 * anything before and after it.
 */
final class Spellings {

    /** A longer spelling is known by its beginning, so that a part of a secret is found, too, and the table stays small. */
    private static final int LONGEST = 64;

    private static final int[] FIRST_OWN_CHARACTER = { 0, 2, 3 };

    private Spellings() {
    }

    /** All of them, each once. */
    static Set<byte[]> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> spellings = new LinkedHashSet<>();
        escaped(secret).forEach(spellings::add);
        spellings.add(HexFormat.of().formatHex(bytes));
        spellings.add(HexFormat.of().withUpperCase().formatHex(bytes));
        for (int before = 0; before < FIRST_OWN_CHARACTER.length; before++) {
            spellings.add(base64(Base64.getEncoder(), bytes, before));
            spellings.add(base64(Base64.getUrlEncoder(), bytes, before));
        }
        Set<byte[]> written = new LinkedHashSet<>();
        spellings.forEach(spelling -> written.add(beginning(spelling.getBytes(StandardCharsets.UTF_8))));
        return written;
    }

    private static byte[] beginning(byte[] spelling) {
        return spelling.length <= LONGEST ? spelling : Arrays.copyOf(spelling, LONGEST);
    }

    /** As it is, and by each way of escaping applied once and twice. */
    private static Stream<String> escaped(String secret) {
        return Escape.ways().stream().flatMap(way -> Stream.of(secret, way.of(secret), way.of(way.of(secret))));
    }

    /** What of it is the same whatever stands around: {@code before} bytes of something else in its first group of three. */
    private static String base64(Encoder encoder, byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int whole = shifted.length * 8 / 6;
        return encoder.encodeToString(shifted).substring(FIRST_OWN_CHARACTER[before], whole);
    }
}

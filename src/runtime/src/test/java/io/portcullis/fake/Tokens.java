package io.portcullis.fake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.portcullis.credential.Presented;
import io.portcullis.credential.Presented.Kind;
import io.portcullis.token.UnverifiedToken;

/** Tokens for tests, none of which was ever signed. */
public final class Tokens {

    private Tokens() {
    }

    /** A text like a token with these claims; single quotes may be used. */
    public static String text(String claims) {
        return proof("{}", claims);
    }

    /** A text like a token or a proof with this header and these claims; single quotes may be used. */
    public static String proof(String header, String claims) {
        return part(header) + "." + part(claims) + ".c2ln";
    }

    /** The text as it was presented. */
    public static UnverifiedToken presented(Kind kind, String text) {
        return UnverifiedToken.of(new Presented(kind, text));
    }

    private static String part(String json) {
        return part(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

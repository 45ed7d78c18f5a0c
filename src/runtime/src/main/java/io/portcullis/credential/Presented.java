package io.portcullis.credential;

import java.util.List;
import java.util.Optional;

import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.RefusedException;

/**
 * A credential as it was presented: not verified, not a caller.
 *
 * @param kind what it is
 * @param secret the credential itself
 */
public record Presented(Kind kind, String secret) {

    /** The prefix that makes a bearer credential an API key. */
    public static final String KEY_PREFIX = "pck_";

    private static final Presented NOTHING = new Presented(Kind.NONE, "");
    private static final String BEARER = "Bearer";
    private static final String USUAL = BEARER + " ";
    private static final String DPOP = "DPoP";
    private static final boolean[] OF_TOKEN = ofToken();
    private static final int LONGEST = 16_384;

    /** What kind of credential it is. */
    public enum Kind {
        NONE("none"),
        API_KEY("api_key"),
        /** A token that is good in everybody's hands, or bound to a client certificate (RFC 6750, RFC 8705). */
        BEARER("bearer"),
        /** A token that comes with a proof of possession (RFC 9449). */
        DPOP("dpop"),
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for it in audit and metrics. */
        public String word() {
            return word;
        }
    }

    /**
     * What the headers present. Two credentials, or a broken one, are refused (AU-10). Nothing else of a request is looked at
     * (AU-11).
     */
    public static Presented in(List<String> apiKey, List<String> authorization) {
        if (apiKey.size() + authorization.size() > 1) {
            throw malformed("More than one credential");
        }
        if (!apiKey.isEmpty()) {
            return new Presented(Kind.API_KEY, checked(apiKey.get(0)).strip());
        }
        return authorization.isEmpty() ? NOTHING : ofAuthorization(checked(authorization.get(0)));
    }

    /**
     * A credential in its usual spelling, of which no character was looked at: to find who was verified with just this one, and
     * for nothing else. Empty when there is none, or it may be spelled otherwise.
     */
    public static Optional<Presented> unread(List<String> apiKey, List<String> authorization) {
        if (apiKey.size() + authorization.size() != 1) {
            return Optional.empty();
        }
        if (!apiKey.isEmpty()) {
            return Optional.of(new Presented(Kind.API_KEY, apiKey.get(0)));
        }
        String header = authorization.get(0);
        return header.startsWith(USUAL) ? Optional.of(bearer(header.substring(USUAL.length()))) : Optional.empty();
    }

    private static Presented bearer(String token) {
        return new Presented(token.startsWith(KEY_PREFIX) ? Kind.API_KEY : Kind.BEARER, token);
    }

    private static String checked(String header) {
        if (header.length() > LONGEST) {
            throw malformed("The credential is too long");
        }
        return header;
    }

    private static Presented ofAuthorization(String header) {
        if (isOf(BEARER, header)) {
            return bearer(token(header, BEARER.length()));
        }
        return isOf(DPOP, header) ? new Presented(Kind.DPOP, token(header, DPOP.length())) : new Presented(Kind.OTHER, "");
    }

    private static boolean isOf(String scheme, String header) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /**
     * What follows the scheme: spaces, the token as RFC 6750, 2.1, spells it, and perhaps spaces. Read by hand: the regular
     * expression that said so took a fourteenth of a whole call.
     */
    private static String token(String header, int scheme) {
        int begin = after(header, scheme, ' ');
        int end = begin;
        while (end < header.length() && isOfToken(header.charAt(end))) {
            end++;
        }
        int padded = after(header, end, '=');
        if (begin == scheme || end == begin || after(header, padded, ' ') != header.length()) {
            throw malformed("The Authorization header is broken");
        }
        return header.substring(begin, padded);
    }

    private static int after(String text, int from, char repeated) {
        int i = from;
        while (i < text.length() && text.charAt(i) == repeated) {
            i++;
        }
        return i;
    }

    private static boolean isOfToken(char c) {
        return c < OF_TOKEN.length && OF_TOKEN[c];
    }

    private static boolean[] ofToken() {
        boolean[] table = new boolean[128];
        for (char c = 0; c < table.length; c++) {
            table[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~+/".indexOf(c) >= 0;
        }
        return table;
    }

    private static RefusedException malformed(String detail) {
        return new RefusedException(new Malformed(Fault.CREDENTIALS, detail));
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return kind.toString();
    }
}

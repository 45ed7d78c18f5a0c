package io.portcullis.credential;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern TOKEN = Pattern.compile("(?i:Bearer|DPoP) +([A-Za-z0-9\\-._~+/]+=*) *");
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

    private static String checked(String header) {
        if (header.length() > LONGEST) {
            throw malformed("The credential is too long");
        }
        return header;
    }

    private static Presented ofAuthorization(String header) {
        boolean bearer = header.regionMatches(true, 0, "Bearer", 0, 6);
        if (!bearer && !header.regionMatches(true, 0, "DPoP", 0, 4)) {
            return new Presented(Kind.OTHER, "");
        }
        Matcher scheme = TOKEN.matcher(header);
        if (!scheme.matches()) {
            throw malformed("The Authorization header is broken");
        }
        String token = scheme.group(1);
        if (!bearer) {
            return new Presented(Kind.DPOP, token);
        }
        return new Presented(token.startsWith(KEY_PREFIX) ? Kind.API_KEY : Kind.BEARER, token);
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

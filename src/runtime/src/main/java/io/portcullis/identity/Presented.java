package io.portcullis.identity;

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
record Presented(Kind kind, String secret) {

    /** The prefix that makes a bearer credential an API key. */
    static final String KEY_PREFIX = "pck_";

    private static final Presented NOTHING = new Presented(Kind.NONE, "");
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9\\-._~+/]+=*) *");

    enum Kind {
        NONE,
        API_KEY,
        BEARER,
        OTHER
    }

    /**
     * What the headers present. Two credentials, or a broken one, are refused (AU-10). Nothing else of a request is looked at
     * (AU-11).
     */
    static Presented in(List<String> apiKey, List<String> authorization) {
        if (apiKey.size() + authorization.size() > 1) {
            throw malformed("More than one credential");
        }
        if (!apiKey.isEmpty()) {
            return new Presented(Kind.API_KEY, apiKey.get(0).strip());
        }
        return authorization.isEmpty() ? NOTHING : ofAuthorization(authorization.get(0));
    }

    private static Presented ofAuthorization(String header) {
        if (!header.regionMatches(true, 0, "Bearer", 0, 6)) {
            return new Presented(Kind.OTHER, "");
        }
        Matcher bearer = BEARER.matcher(header);
        if (!bearer.matches()) {
            throw malformed("The Authorization header is broken");
        }
        String token = bearer.group(1);
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

package io.portcullis.deployment.credential;

import java.util.List;
import java.util.function.Function;

/**
 * Tokens that are signed.
 *
 * @param right one that is right in everything
 * @param key what it is signed with
 * @param presented how one is brought
 */
record TokenPapers(Token right, SigningKey key, Function<String, Visit> presented) implements Papers {

    @Override
    public Visit in(State state) {
        return switch (state) {
            case ABSENT -> Visit.plain(Visit.whoami());
            case IN_QUERY -> Visit.plain(Visit.whoami().target("/mcp?x=1&access_token=" + right.signedBy(key)));
            default -> presented.apply(token(state));
        };
    }

    private String token(State state) {
        String signed = wrong(right, state).signedBy(key);
        return switch (state) {
            case UNSIGNED -> right.unsigned();
            case SECRET -> right.signedWithSecret(key);
            case TRUNCATED -> signed.substring(0, signed.length() - 20);
            default -> signed;
        };
    }

    /** The same, with claims and a header that are wrong in that way. */
    static Token wrong(Token right, State state) {
        return switch (state) {
            case EXPIRED -> right.with("exp", Token.in(-3600)).with("iat", Token.in(-7200));
            case NOT_YET_VALID -> right.with("nbf", Token.in(300));
            case WRONG_ISSUER -> right.with("iss", "https://evil.example.org");
            case WRONG_AUDIENCE -> right.with("aud", "https://other.example.org/mcp");
            case SEVERAL_AUDIENCES -> right.with("aud", List.of("https://other.example.org", Token.AUDIENCE));
            case UNKNOWN_KID -> right.withHeader("kid", "unknown");
            case OVERSIZED -> right.with("padding", "x".repeat(13_000));
            default -> right;
        };
    }
}

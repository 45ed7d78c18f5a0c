package io.portcullis.deployment.credential;

import java.util.UUID;

/**
 * Tokens that a provider has to be asked about.
 *
 * @param provider the provider
 * @param opaque whether they say nothing about themselves
 */
record AskedPapers(FakeProvider provider, boolean opaque) implements Papers {

    @Override
    public Visit in(State state) {
        Token said = TokenPapers.wrong(Token.of(provider.issuer()).with("nonce", UUID.randomUUID().toString()), state);
        String token = opaque ? "opaque-" + UUID.randomUUID() : said.signedBy(SigningKey.rsa("nobody-checks"));
        provider.knows(token, said.claims());
        return switch (state) {
            case ABSENT -> Visit.plain(Visit.whoami());
            case IN_QUERY -> Visit.plain(Visit.whoami().target("/mcp?access_token=" + token));
            case TRUNCATED -> Visit.bearer(token.substring(0, token.length() - 3));
            case OVERSIZED -> Visit.bearer(opaque ? token + "x".repeat(17_000) : token);
            case UNSIGNED -> Visit.bearer(said.unsigned());
            case SECRET -> Visit.bearer(said.signedWithSecret(SigningKey.rsa("nobody-checks")));
            case REVOKED -> revoked(token, said);
            default -> Visit.bearer(token);
        };
    }

    private Visit revoked(String token, Token said) {
        provider.says(token, said.claims().copy().put("active", false));
        return Visit.bearer(token);
    }
}

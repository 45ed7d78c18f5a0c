package io.portcullis.deployment.credential;

/** The kinds of credential, with whom they stand for and how that is told. */
enum Kind {
    KEY(new KeyPapers(false), "reader  api_key", "api_key"),
    KEY_AS_BEARER(new KeyPapers(true), "reader  api_key", "api_key"),
    LOCAL_RS256(local(Town.LOCAL_RSA), "ada " + Town.LOCAL + " jwt", "bearer"),
    LOCAL_ES256(local(Town.LOCAL_EC), "ada " + Town.LOCAL + " jwt", "bearer"),
    PUBLIC_KEY(new TokenPapers(Token.of(Town.KEYED), Town.KEYED_KEY, Visit::bearer), "ada " + Town.KEYED + " oidc", "bearer"),
    PROVIDER(new TokenPapers(Token.of(Town.MAIN.issuer()), Town.MAIN_KEY, Visit::bearer), "ada " + Town.MAIN.issuer() + " oidc",
            "bearer"),
    OPAQUE(new AskedPapers(Town.OPAQUE, true), "ada " + Town.OPAQUE.issuer() + " oidc", "bearer"),
    INTROSPECTED(new AskedPapers(Town.ASKED, false), "ada " + Town.ASKED.issuer() + " oidc", "bearer"),
    DPOP(new TokenPapers(Token.of(Town.BOUND.issuer()).with("cnf", Proof.binding(Town.CLIENT_KEY)), Town.BOUND_KEY,
            token -> Visit.plain(Proof.call(token, Town.CLIENT_KEY))), "ada " + Town.BOUND.issuer() + " oidc", "dpop"),
    CERTIFICATE_BOUND(new TokenPapers(Token.of(Town.MAIN.issuer()).with("cnf", Certificates.binding("bob")), Town.MAIN_KEY,
            token -> Visit.overTls(Visit.whoami().header("Authorization", "Bearer " + token), "bob")),
            "ada " + Town.MAIN.issuer() + " oidc", "bearer"),
    CERTIFICATE(new CertificatePapers(), "CN=ada,O=Town CN=Town certificate", "certificate");

    final Papers papers;
    final String caller;
    final String presented;

    /**
     * @param caller subject, issuer and authentication, as the audit says them
     * @param presented what the audit says was presented
     */
    Kind(Papers papers, String caller, String presented) {
        this.papers = papers;
        this.caller = caller;
        this.presented = presented;
    }

    private static Papers local(SigningKey key) {
        return new TokenPapers(Token.of(Town.LOCAL), key, Visit::bearer);
    }
}

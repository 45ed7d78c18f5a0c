package io.portcullis.deployment.credential;

import java.util.List;
import java.util.stream.Stream;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.wire.Wire;
import io.quarkus.test.QuarkusUnitTest;

/** The town where the embassy is: all issuers it knows, in one server. */
final class Town {

    static final String LOCAL = "https://local.example.org";
    static final SigningKey LOCAL_RSA = SigningKey.rsa("local-rsa");
    static final SigningKey LOCAL_EC = SigningKey.ec("local-ec");

    /** The issuer of the tenant {@code keyed}, whose key is configured. */
    static final String KEYED = "https://keyed.example.org";
    static final SigningKey KEYED_KEY = SigningKey.rsa("keyed-1");

    /** The provider of the tenant without a name. */
    static final FakeProvider MAIN = FakeProvider.named("main");
    static final SigningKey MAIN_KEY = SigningKey.rsa("main-1");

    /** The provider of the tenant {@code corp}. */
    static final FakeProvider CORP = FakeProvider.named("corp");
    static final SigningKey CORP_KEY = SigningKey.ec("corp-1");

    /** The provider of tokens that say nothing about themselves. */
    static final FakeProvider OPAQUE = FakeProvider.named("opaque");

    /** The provider that has to be asked about its tokens, readable as they are. */
    static final FakeProvider ASKED = FakeProvider.named("asked");

    /** The provider of tokens with a proof of possession. */
    static final FakeProvider BOUND = FakeProvider.named("bound");
    static final SigningKey BOUND_KEY = SigningKey.rsa("bound-1");

    /** What a client has that proves possession. */
    static final SigningKey CLIENT_KEY = SigningKey.ec("client");

    private static final Class<?>[] TOOLS = { AskedPapers.class, Authority.class, Certificates.class,
            CertificatePapers.class, CredentialTable.class, FakeProvider.class, KeyFiles.class, KeyPapers.class, Kind.class,
            OddKeys.class, OddTokens.class, Papers.class, Proof.class, SecretsStayInside.class, SigningKey.class, State.class,
            Token.class, TokenPapers.class, Town.class, Visit.class };

    private Town() {
    }

    /** The embassy, open to everybody there is, with further settings. */
    static QuarkusUnitTest embassy(String... settings) {
        openProviders();
        return app(List.of(Embassy.class), KeyPapers.settings(), issuers(), Certificates.settings(),
                "portcullis.identity.client-certificates=true",
                KeyFiles.setting(KeyFiles.key("pck_filed_0123456789abcdef0123456789abcdef")),
                Wire.lines(settings));
    }

    /** An application of these classes, open to the keys of the tests, with these settings. */
    static QuarkusUnitTest app(List<Class<?>> classes, String... settings) {
        return Wire.app(Keys.properties() + Wire.lines("quarkus.devservices.enabled=false") + Wire.lines(settings),
                Stream.concat(Stream.of(TOOLS), classes.stream()).toArray(Class[]::new));
    }

    private static void openProviders() {
        MAIN.isRight().publishes(MAIN_KEY);
        CORP.isRight().publishes(CORP_KEY);
        BOUND.isRight().publishes(BOUND_KEY);
        OPAQUE.isRight();
        ASKED.isRight();
    }

    private static String issuers() {
        return MAIN.tenant("") + CORP.tenant("corp") + OPAQUE.tenant("opaque") + ASKED.tenant("asked") + BOUND.tenant("bound")
                + Wire.lines("portcullis.resource-url=" + Token.AUDIENCE,
                        "mp.jwt.verify.publickey=" + SigningKey.published(LOCAL_RSA, LOCAL_EC), "mp.jwt.verify.issuer=" + LOCAL,
                        "mp.jwt.verify.publickey.algorithm=RS256,ES256",
                        "quarkus.oidc.keyed.public-key=" + KEYED_KEY.encoded(), "quarkus.oidc.keyed.token.issuer=" + KEYED,
                        "quarkus.oidc.keyed.client-id=embassy",
                        "quarkus.oidc.asked.token.require-jwt-introspection-only=true",
                        "quarkus.oidc.bound.token.authorization-scheme=DPoP",
                        "portcullis.identity.tokens.introspected-by=opaque", "quarkus.devservices.enabled=false");
    }
}

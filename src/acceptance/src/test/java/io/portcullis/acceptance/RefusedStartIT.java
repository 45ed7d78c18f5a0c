package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.FailedStart;
import io.portcullis.rig.Launch;

/** In production, what is not safe does not start, and says what to type. */
class RefusedStartIT {

    private static final ApiKey KEY = ApiKey.random("reader", "reader");

    @Test
    void withoutAuthentication_theStartIsRefused() {
        FailedStart start = Launch.named("no-authentication").startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        assertThat(start.output()).contains("no authentication is configured",
                "portcullis.identity.api-keys", "mp.jwt.verify.publickey.location", "quarkus.oidc.auth-server-url",
                "portcullis.identity.allow-anonymous=true");
    }

    @Test
    void beyondLoopbackWithoutItsUrl_theStartIsRefused() {
        FailedStart start = Launch.named("no-resource-url").with(KEY).with("QUARKUS_HTTP_HOST", "0.0.0.0").startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        assertThat(start.output()).contains("portcullis.resource-url is missing");
    }

    @Test
    void plainHttpBeyondLoopback_isRefused() {
        FailedStart start = Launch.named("plain-http").with(KEY).with("QUARKUS_HTTP_HOST", "0.0.0.0")
                .with("PORTCULLIS_RESOURCE_URL", "https://customers.example.org/mcp").startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        assertThat(start.output()).contains("plain HTTP beyond loopback", "portcullis.transport.allow-plain-http=true");
    }

    @Test
    void secretThatEverybodyKnows_isRefusedAndNotShown() {
        FailedStart start = Launch.named("weak-secret").with(KEY).with("QUARKUS_OIDC_CREDENTIALS_SECRET", "changeme")
                .startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.output()).contains("quarkus.oidc.credentials.secret is a secret that everybody knows")
                .doesNotContain("changeme");
    }

    @Test
    void keyInsteadOfItsDigest_isRefusedAndNotShown() {
        FailedStart start = Launch.named("key-for-digest").with(KEY)
                .with("PORTCULLIS_IDENTITY_API_KEYS__READER__DIGEST", KEY.secret()).startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        assertThat(start.output()).contains("digest must be sha256:");
        assertThat(new Secrets().add("key", KEY.secret()).foundIn(start.output())).isEmpty();
    }

    @Test
    void malformedDatabaseUrl_isRefusedAndNotShown() {
        String password = password();
        FailedStart start = Launch.named("malformed-database-url").with(KEY)
                .with("DATABASE_URL", "postgresql://customers:" + password + "@@127.0.0.1:5432/customers").startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        assertThat(start.output()).contains("DATABASE_URL must look like postgresql://");
        assertThat(new Secrets().add("password", password).foundIn(start.output())).isEmpty();
    }

    @Test
    void databaseThatDoesNotAnswer_isNamedWithoutItsPassword() {
        Launch launch = Launch.named("no-database").with(KEY);
        String password = password();
        String nobodyListens = "postgresql://customers:" + password + "@127.0.0.1:" + launch.port() + "/customers";
        FailedStart start = launch.with("DATABASE_URL", nobodyListens).startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        assertThat(new Secrets().add("password", password).foundIn(start.output())).isEmpty();
    }

    private static String password() {
        return "password-" + UUID.randomUUID();
    }
}

package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Records;
import io.quarkus.test.QuarkusUnitTest;

/** Where callers are not remembered, whatever changes in the file of keys counts at once, without a restart. */
class ForgottenTest {

    private static final String FILED = "pck_filed_0123456789abcdef0123456789abcdef";
    private static final String NEXT = "pck_next_0123456789abcdef0123456789abcdef";

    @RegisterExtension
    static final QuarkusUnitTest APP = Town.app(List.of(Embassy.class), "portcullis.identity.cache.ttl=0",
            KeyFiles.setting(KeyFiles.key(FILED)));

    @BeforeEach
    void asAtFirst() throws IOException {
        KeyFiles.change(KeyFiles.key(FILED));
        assertThat(call("whoami", FILED).code()).isZero(); // it is read when somebody comes
    }

    @Test
    void revokedKey_isRefusedAtOnce() throws IOException {
        assertThat(call("whoami", FILED).code()).isZero();
        KeyFiles.change();
        assertThat(call("whoami", FILED).verdict()).isEqualTo("401 -31401");
    }

    @Test
    void newKey_isServedAtOnce_besidesTheOldOne_asTheSameCaller() throws IOException {
        assertThat(call("whoami", NEXT).verdict()).isEqualTo("401 -31401");
        KeyFiles.change(KeyFiles.key(FILED), "filed.client=shop", KeyFiles.key(NEXT), "next.client=shop");
        for (String key : List.of(FILED, NEXT)) {
            assertThat(call("whoami", key).json().getString("result.structuredContent.subject")).isEqualTo("shop");
            assertThat(call("whoami", key).json().getString("result.structuredContent.client")).isEqualTo(KeyFiles.id(key));
        }
    }

    @Test
    void rightsAreThoseOfTheMoment() throws IOException {
        KeyFiles.change(KeyFiles.key(FILED), "filed.roles=admin", "filed.tenant=acme",
                "filed.scopes=papers:read, papers:write");
        assertThat(call("vault", FILED).code()).isZero();
        assertThat(call("papers", FILED).code()).isZero();
        assertThat(call("whoami", FILED).json().getString("result.structuredContent.tenant")).isEqualTo("acme");
        KeyFiles.change(KeyFiles.key(FILED));
        assertThat(call("vault", FILED).verdict()).isEqualTo("200 -32602");
        assertThat(call("papers", FILED).verdict()).isEqualTo("403 -31403");
    }

    @Test
    void keyThatEnds_isRefused() throws IOException {
        KeyFiles.change(KeyFiles.key(FILED), "filed.expires-at=2020-01-01T00:00:00Z");
        try (Records audit = Records.audit()) {
            assertThat(call("whoami", FILED).verdict()).isEqualTo("401 -31401");
            assertThat(audit.only().getString("status_detail")).isEqualTo("credential_expired");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "nonsense", "filed.digest=pck_filed_0123456789abcdef0123456789abcdef", "filed.roles=admin",
            "filed.digest=sha256:abc", "filed.expires-at=tomorrow", "filed.unknown=x" })
    void fileThatCannotBeUnderstood_isReported_andTheLastOneHolds(String line) throws IOException {
        try (Records log = Records.all()) {
            KeyFiles.change(line);
            assertThat(call("whoami", FILED).code()).isZero();
            assertThat(call("whoami", FILED).code()).isZero();
            assertThat(log.lines().stream().filter(said -> said.contains("could not be read again"))).hasSize(1);
            assertThat(log.lines()).noneMatch(said -> said.contains("pck_"));
        }
    }

    @Test
    void fileThatIsGone_isReported_andTheLastOneHolds_untilItIsBack() throws IOException {
        Files.delete(KeyFiles.file());
        try (Records log = Records.all()) {
            assertThat(call("whoami", FILED).code()).isZero();
            assertThat(log.lines()).anyMatch(said -> said.contains("could not be read again"));
        }
        KeyFiles.change();
        assertThat(call("whoami", FILED).verdict()).isEqualTo("401 -31401");
    }

    private static Answer call(String tool, String key) throws IOException {
        return Visit.call(tool).header("X-API-Key", key).header("Host", "localhost").send();
    }
}

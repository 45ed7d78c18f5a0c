package io.portcullis.deployment.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.portcullis.deployment.wire.Answer;
import io.portcullis.deployment.wire.Records;
import io.restassured.path.json.JsonPath;

/** Whatever a test tries: no credential is in any answer, nor in any line of any log, however much is logged. */
abstract class SecretsStayInside {

    static final String[] LOUD = { "quarkus.log.category.\"io.portcullis\".level=DEBUG",
            "quarkus.log.category.\"io.quarkus\".level=DEBUG", "quarkus.log.category.\"io.smallrye\".level=DEBUG",
            "quarkus.log.category.\"org.jose4j\".level=DEBUG" };

    static final String METADATA = "resource_metadata=\"https://town.example.org/.well-known/oauth-protected-resource/mcp\"";
    static final String DPOP = "DPoP realm=\"mcp\", algs=\"ES256 RS256 PS256 EdDSA\"";

    /** What is told to who brings nothing. */
    static final String BARE = "Bearer realm=\"mcp\", scope=\"papers:read\", " + METADATA + ", " + DPOP;

    /** What is told to who brings what does not hold. */
    static final String WITH_ERROR = "Bearer realm=\"mcp\", error=\"invalid_token\", scope=\"papers:read\", " + METADATA + ", "
            + DPOP;

    private static final List<String> SECRETS = List.of("pck_", "opaque-", "eyJ", "cmVhZGVyOnBja", FakeProvider.SECRET,
            Certificates.PASSWORD);

    private Records log;
    private Records audit;

    @BeforeEach
    void listen() {
        log = Records.all();
        audit = Records.audit();
    }

    @AfterEach
    void noSecret_isLogged() {
        log.close();
        audit.close();
        assertThat(log.lines()).noneMatch(line -> SECRETS.stream().anyMatch(line::contains));
    }

    /** The one record of the audit. */
    JsonPath record() {
        return audit.only();
    }

    Answer send(Visit visit) throws IOException {
        Answer answer = visit.send();
        assertThat(answer.body()).doesNotContain(SECRETS).doesNotContain("Exception");
        assertThat(answer.type()).isEqualTo("application/json");
        return answer;
    }

    void isRefused(Answer answer, String presented, String reason) {
        assertThat(answer.verdict()).isEqualTo("401 -31401");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(presented.equals("none") ? BARE : WITH_ERROR);
        assertThat(told(record())).isEqualTo("credential refused " + presented + " " + reason);
    }

    /** A record in short. */
    static String told(JsonPath record) {
        String what = record.getString("metadata.event_code") + " " + record.getString("status_code") + " ";
        if (record.getString("metadata.event_code").equals("call")) {
            String issuer = record.getString("actor.idp.name");
            return what + record.getString("actor.user.uid") + " " + (issuer == null ? "" : issuer) + " "
                    + record.getString("unmapped.authentication");
        }
        assertThat(record.getString("src_endpoint.ip")).isNotBlank();
        return what + record.getString("auth_protocol") + " " + record.getString("status_detail");
    }
}

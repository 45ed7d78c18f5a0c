package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.Answer;

@DisplayName("The door of operators")
@ExtendWith(SharedBank.Given.class)
class OperatorsDoorIT {

    private static final List<String> ERRANDS = List.of("/posture.html", "/posture.json", "/posture.sarif", "/policy",
            "/explain",
            "/explain?entry=tool:open&role=manager", "/policy/off?entry=tool:echo", "/policy/off/destructive",
            "/callers/forget");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE");

    private final SharedBank bank;

    OperatorsDoorIT(SharedBank bank) {
        this.bank = bank;
    }

    @Attack(value = "everything operators can do, by nobody", stoppedBy = Guard.MANAGEMENT)
    void nobody_isAskedForACredential(Tries tries) {
        for (String errand : ERRANDS) {
            for (String verb : METHODS) {
                for (Raw request : List.of(to(errand), to(errand).line("X-API-Key", "pck_operator_" + "0".repeat(64)),
                        to(errand).line("Authorization", "Basic b3BlcmF0b3I6b3BlcmF0b3I="),
                        to(errand).line("Cookie", "role=operator"),
                        to(errand).line("X-Forwarded-For", "127.0.0.1").line("X-Forwarded-User", "operator"))) {
                    Answer answer = tries.saw(head(request.verb(verb)));
                    assertThat(answer.status()).as(verb + errand).isEqualTo(401);
                    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"management\"");
                    assertThat(answer.text()).isEmpty();
                }
            }
        }
        assertThat(echo()).isEqualTo(200);
    }

    @Attack(value = "everything operators can do, with keys of clients", stoppedBy = Guard.MANAGEMENT)
    void clients_areNoOperators(Tries tries) {
        for (String errand : ERRANDS) {
            for (String verb : METHODS) {
                for (Raw request : List.of(to(errand).by(Bank.CLERK), to(errand).by(Bank.MANAGER),
                        to(errand).line("Authorization", "Bearer " + Bank.VISITOR.secret()),
                        to(errand).line("Authorization", "Bearer "
                                + bank.mint().token(Map.of("groups", List.of("clerk", "manager")))))) {
                    Answer answer = tries.saw(head(request.verb(verb)));
                    assertThat(answer.status()).as(verb + errand).isEqualTo(403);
                    assertThat(answer.text()).isEmpty();
                }
            }
        }
        assertThat(echo()).isEqualTo(200);
    }

    @Attack(value = "other spellings of its paths", stoppedBy = Guard.MANAGEMENT)
    void spellings_leadNowhereElse(Tries tries) {
        for (String target : List.of("/q//portcullis/policy", "/q/x/../portcullis/policy", "/q/%70ortcullis/policy",
                "/q/portcullis/./policy", "/q/portcullis//policy", "/q/portcullis/portcullis/policy", "/q/portcullis/policy/",
                "/q/portcullis/policy;x", "/q/portcullis/posture.jar", "/q/portcullis/posture./",
                "/q/portcullis/posture.json%00",
                "/q/portcullis/posture.html/../posture.json", "/q/portcullis/", "/q/portcullis", "//q/portcullis/policy",
                "/q/portcullis/%2e%2e/portcullis/policy")) {
            Answer answer = tries.saw(Wire.answer(bank.managementPort(), to("").target(target)));
            assertThat(answer.status()).as(target).isEqualTo(401);
            assertThat(tries.saw(Wire.answer(bank.managementPort(), to("").target(target).by(Bank.CLERK))).status()).as(target)
                    .isEqualTo(403);
        }
        for (String target : List.of("/q/portcullis;x/policy", "/portcullis/policy", "/Q/portcullis/policy",
                "/q/PORTCULLIS/policy",
                "/q/portcullis%2fpolicy", "/q%2fportcullis/policy", "/q;x/portcullis/policy",
                "/q/portcullis/../../portcullis/policy",
                "/mcp", "/side/runs", "/q/info", "/q/dev-ui", "/q/arc", "/q/openapi", "/q/logging-manager", "/")) {
            Answer answer = tries.saw(Wire.answer(bank.managementPort(), to("").target(target).by(Bank.CLERK)));
            assertThat(answer.status()).as(target).isEqualTo(404);
        }
    }

    @Attack(value = "its paths on the port of clients", stoppedBy = Guard.MANAGEMENT)
    void theOtherPort_knowsNothingOfIt(Tries tries) {
        for (String target : List.of("/q/portcullis/policy", "/q/portcullis/posture.json", "/q/portcullis/explain",
                "/q/metrics",
                "/q/health", "/q/health/live", "/q/health/ready", "/q/info", "/portcullis/policy", "/mcp/q/portcullis/policy",
                "/mcp/../q/portcullis/policy", "/q/../q/metrics", "//q/metrics", "/%71/metrics", "/metrics", "/health",
                "http://localhost:" + bank.managementPort() + "/q/metrics")) {
            for (Raw request : List.of(to(""), to("").by(Bank.MANAGER),
                    to("").with("Host", "localhost:" + bank.managementPort()))) {
                assertThat(tries.saw(Wire.answer(bank.port(), request.target(target))).status()).as(target).isEqualTo(404);
            }
        }
    }

    /** What is read without a credential there, says how much and how often, and never who or what. */
    @Attack(value = "metrics and health, searched for what is nobody's business", stoppedBy = Guard.MANAGEMENT)
    void whatIsOpenThere_namesNobody(Tries tries) {
        for (String target : List.of("/q/metrics", "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")) {
            Answer answer = tries.saw(Wire.answer(bank.managementPort(), to("").target(target).without("Accept")));
            assertThat(answer.status()).as(target).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("clerk", "manager", "colleague", "pck_", "k1:", "north", "127.0.0.1",
                    Bank.CLERK.digest());
            assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }

    private int echo() {
        return Wire.answer(bank.port(), Raw.call(bank.port(), "echo", Map.of("text", "x")).by(Bank.CLERK)).status();
    }

    /** A request whose answer to HEAD has no body, although it says how long it would be. */
    private Answer head(Raw request) {
        try (Wire wire = Wire.to(bank.managementPort())) {
            return wire.send(request.bytes()).read();
        }
    }

    private Raw to(String errand) {
        return Raw.post(bank.managementPort(), "").verb("GET").target("/q/portcullis" + errand);
    }
}

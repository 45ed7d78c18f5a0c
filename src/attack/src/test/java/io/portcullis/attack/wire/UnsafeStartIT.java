package io.portcullis.attack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import io.portcullis.attack.Bank;
import io.portcullis.attack.table.Attack;
import io.portcullis.attack.table.Guard;
import io.portcullis.attack.table.Tries;
import io.portcullis.rig.FailedStart;
import io.portcullis.rig.Launch;

/** What an operator in a hurry configures, and an attacker hopes for. */
@DisplayName("Unsafe starts")
class UnsafeStartIT {

    /** Configured wrongly, and a part of what is said about it. */
    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), "portcullis.resource-url is missing"),
            new Mistake(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), "plain HTTP beyond loopback"),
            new Mistake(Map.of("PORTCULLIS_SEAL_KEYS", "k1:" + "A".repeat(43) + "="), "a secret that is not random"),
            new Mistake(Map.of("PORTCULLIS_AUDIT_KEYS", "k1:" + "A".repeat(43) + "="), "portcullis.audit.keys"),
            new Mistake(Map.of("QUARKUS_OIDC_CREDENTIALS_SECRET", "changeme"), "a secret that everybody knows"),
            new Mistake(Map.of("PORTCULLIS_IDENTITY_API_KEYS__CLERK__DIGEST", Bank.MANAGER.digest()),
                    "give each caller a key of its own"),
            new Mistake(Map.of("PORTCULLIS_IDENTITY_API_KEYS__VISITOR__DIGEST", "sha256:"
                    + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"), "the digest of an empty key"),
            new Mistake(Map.of("PORTCULLIS_IDENTITY_API_KEYS__COLLEAGUE__DIGEST", "a-password"), "digest must be sha256:"),
            new Mistake(Map.of("PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "0"), "max-failures-per-minute"),
            new Mistake(Map.of("PORTCULLIS_TRANSPORT_ALLOWED_ORIGINS", "*"), "portcullis.transport.allowed-origins"),
            new Mistake(Map.of("PORTCULLIS_TRANSPORT_ALLOWED_HOSTS", "*.example.org"), "portcullis.transport.allowed-hosts"),
            new Mistake(Map.of("PORTCULLIS_OVERLOAD_PER_ADDRESS_PERMITS", "0"), "portcullis.overload.per-address"),
            new Mistake(Map.of("PORTCULLIS_TRANSPORT_MAX_BODY_SIZE", "0"), "portcullis.transport.max-body-size"),
            new Mistake(Map.of("PORTCULLIS_RESULTS_CANARIES", "short"), "portcullis.results.canaries"),
            new Mistake(Map.of("PORTCULLIS_AUDIT_ARGUMENTS", "digest"), "portcullis.audit.arguments=digest needs"),
            new Mistake(Map.of("PORTCULLIS_AUDIT_SINKS", "log,nowhere"), "portcullis.audit.sinks names what is not there"));

    private record Mistake(Map<String, String> variables, String said) {

        void make(Launch launch) {
            variables.forEach(launch::with);
        }
    }

    @Attack(value = "everything that is configured unsafely, at once", stoppedBy = Guard.START)
    void mistakes_areAllNamed_andNothingIsServed(Tries tries) {
        Launch launch = Bank.named("unsafe");
        List<Mistake> together = MISTAKES.stream().filter(mistake -> !mistake.said().startsWith("portcullis.audit.arguments"))
                .toList();
        together.forEach(mistake -> mistake.make(launch));

        FailedStart start = launch.startInVain();

        assertThat(start.exitCode()).isNotZero();
        assertThat(start.opened()).isFalse();
        together.forEach(mistake -> {
            assertThat(start.output()).contains(mistake.said());
            tries.saw("does not start");
        });
        assertThat(start.output()).doesNotContain("changeme", "a-password");
    }

    @Tag("siege")
    @Attack(value = "everything that is configured unsafely, one by one", stoppedBy = Guard.START)
    void mistakes_areOneEnough(Tries tries) {
        for (Mistake mistake : MISTAKES) {
            Launch launch = Bank.named("unsafe-" + MISTAKES.indexOf(mistake));
            mistake.make(launch);

            FailedStart start = launch.startInVain();

            assertThat(start.exitCode()).as(mistake.said()).isNotZero();
            assertThat(start.opened()).isFalse();
            assertThat(start.output()).contains(mistake.said());
            tries.saw("does not start");
        }
    }
}

package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Deadline;
import io.portcullis.rig.Json;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** Dashboard and alerts in a real Prometheus that looks at the packaged starter while it is used, and attacked. */
@Tag("interop")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringIT {

    private static final Path FILES = Path.of(System.getProperty("monitoring.files"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ApiKey READER = ApiKey.random("reader", "reader");
    private static final ApiKey CURIOUS = ApiKey.random("curious", "reader");

    /** A text of the database of which this run says that it must never leave. */
    private static final String CANARY = "hello@kestrel-couriers.example.org";

    /** What the starter has no part for, or what nobody did to it here. */
    private static final String NOT_HERE = ".*portcullis_(limits_store|results_flagged|policy_changes"
            + "|management_requests).*|.*mcp_server_session.*|.*ALERTS.*";

    private static Server starter;
    private static Prometheus prometheus;
    private static int addresses;

    @BeforeAll
    static void start() throws IOException {
        Launch launch = Launch.named("monitored").with(READER).with(CURIOUS)
                .with("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")
                .with("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1")
                .with("PORTCULLIS_RESULTS_CANARIES", CANARY)
                .with("PORTCULLIS_IDENTITY_MAX_FAILURES_PER_MINUTE", "5");
        starter = launch.start();
        prometheus = Prometheus.of(launch.managementPort(), quick(Files.readString(FILES.resolve("portcullis-alerts.yml"))),
                launch.folder());
        use();
        attack(1); // a counter that is there can increase
    }

    @AfterAll
    static void stop() {
        Stream.of(prometheus, starter).filter(part -> part != null).forEach(MonitoringIT::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(1)
    void everyRule_isUnderstood() {
        Deadline.within(PATIENCE, () -> healths().equals(Set.of("ok")));
        assertThat(prometheus.rules()).hasSizeGreaterThan(10);
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> everyExpressionOfTheDashboard_isUnderstood_andShowsSomething() throws IOException {
        JsonNode panels = Json.parse(Files.readString(FILES.resolve("portcullis-dashboard.json"))).path("panels");
        return StreamSupport.stream(panels.spliterator(), false).flatMap(
                panel -> StreamSupport.stream(panel.path("targets").spliterator(), false).map(target -> DynamicTest.dynamicTest(
                        panel.path("title").asText() + " " + target.path("refId").asText(),
                        () -> shows(target.path("expr").asText()))));
    }

    @Test
    @Order(3)
    void alerts_fireWhenTheirCauseIsThere() {
        Set<String> wanted = Set.of("PortcullisRefusalsSpike", "PortcullisFailedAuthentications", "PortcullisAddressLocked",
                "PortcullisManyAddressesLocked", "PortcullisCanaryHit");
        Set<String> fired = new TreeSet<>();
        starter.client(CURIOUS).call("customer_find", Map.of("number", 1011));
        Deadline.within(PATIENCE, () -> {
            attack(20);
            fired.addAll(prometheus.firing());
            return fired.containsAll(wanted);
        });
        assertThat(fired).isEqualTo(new TreeSet<>(wanted)); // and no others
    }

    @Test
    @Order(4)
    void serverThatIsGone_isNoticed() {
        starter.close();
        Deadline.within(PATIENCE, () -> prometheus.firing().contains("PortcullisDown"));
    }

    @Test
    void rules_passTheirTests() {
        Prometheus.promtool(FILES, "check", "rules", "portcullis-alerts.yml");
        Prometheus.promtool(FILES, "test", "rules", "portcullis-alerts-test.yml");
    }

    /** The same rules, in a hurry. */
    private static String quick(String rules) {
        return rules.replaceAll("for: \\w+", "for: 0s").replace("[1h] offset 5m", "[15s] offset 15s")
                .replaceAll("\\[(5|10)m]", "[15s]").replace("offset 10m", "offset 15s");
    }

    private static Set<String> healths() {
        Set<String> healths = new TreeSet<>();
        prometheus.rules().forEach(rule -> healths.add(rule.path("health").asText()));
        return healths;
    }

    private static void shows(String expression) {
        String query = expression.replace("$job", ".+").replace("$instance", ".+").replace("$__rate_interval", "30s");
        JsonNode now = prometheus.query(query);
        if (!query.matches(NOT_HERE) && now.isEmpty()) {
            Deadline.within(PATIENCE, () -> {
                use();
                return !prometheus.query(query).isEmpty();
            });
        }
    }

    /** What clients do every day, and get wrong. */
    private static void use() {
        ModernClient reader = starter.client(READER);
        reader.list();
        reader.call("customer_find", Map.of("number", 1001));
        reader.call("customer_search", Map.of("text", "Bakery"));
        reader.call("customer_find", Map.of("number", "x"));
        reader.call("customer_delete", Map.of("number", 1001));
        reader.with("Origin", "https://elsewhere.example").list();
        starter.stranger().list();
    }

    /** Wrong keys from so many addresses, each of its own, until the address is locked. */
    private static void attack(int count) {
        for (int i = 0; i < count; i++) {
            addresses++;
            ModernClient wrong = starter.client(ApiKey.random("nobody", ""))
                    .with("X-Forwarded-For", "198.51.%d.%d".formatted(addresses / 250, addresses % 250 + 1));
            for (int attempt = 0; attempt < 6; attempt++) {
                wrong.list();
            }
        }
    }
}

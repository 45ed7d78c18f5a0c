package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Command;
import io.portcullis.rig.Json;

/** What docker-compose.yml says about every service, read as it is written. That it works is shown by {@link ComposeIT}. */
class ComposeFileIT {

    private static final Path PROJECT = ComposeStack.PROJECT;
    private static final ComposeFile FILE = ComposeFile.asWritten(PROJECT.resolve("docker-compose.yml"));
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?[^}]+}");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|_KEYS?|AUTH|CREDENTIALS?)(_FILE)?");

    /** It only says where keys are. */
    private static final Set<String> NO_SECRETS = Set.of("CUSTOMERS_API_KEYS_IN_DATABASE");

    /** Those that clients or operators come to. */
    private static final Set<String> PUBLISHED = Set.of("proxy", "grafana");

    static List<ComposeService> services() {
        return FILE.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_hasNoPrivileges(ComposeService service) {
        assertThat(service.content().get("read_only")).isEqualTo(true);
        assertThat(service.list("cap_drop")).containsExactly("ALL");
        assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
        assertThat(service.userId()).isPositive();
        assertThat(service.content()).doesNotContainKeys("cap_add", "privileged", "network_mode", "pid", "ipc", "devices",
                "userns_mode", "volumes_from", "extra_hosts", "group_add", "sysctls");
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_isLimitedAndWatched(ComposeService service) {
        assertThat(service.text("mem_limit")).matches("\\d+[mg]");
        assertThat(Double.parseDouble(service.text("cpus"))).isPositive();
        assertThat(Integer.parseInt(service.text("pids_limit"))).isPositive();
        assertThat(service.healthCheck()).isNotEmpty();
        assertThat(ComposeFile.map(service.content().get("healthcheck"))).containsKeys("interval", "timeout", "retries",
                "start_period");
        assertThat(service.text("restart")).isEqualTo("unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_isMadeFromAPinnedImageOrAFileOfTheProject(ComposeService service) {
        Map<String, Object> build = ComposeFile.map(service.content().get("build"));
        if (build.isEmpty()) {
            assertThat(service.text("image")).matches("[a-z/]+:v?\\d+\\.\\d+(\\.\\d+)?(-[a-z0-9.]+)?");
        } else {
            assertThat(PROJECT.resolve(build.get("context").toString()).resolve(build.get("dockerfile").toString()))
                    .isRegularFile();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_holdsNoSecret(ComposeService service) {
        service.environment().forEach((name, value) -> {
            if (SECRET.matcher(name).matches() && !NO_SECRETS.contains(name)) {
                assertThat(value).as(name).matches(REQUIRED);
            }
            if (value.contains("@")) {
                assertThat(value).as(name).containsPattern("://\\w+:" + REQUIRED + "@");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void service_isReachedFromThisMachineAloneUnlessSomebodySaysSo(ComposeService service) {
        assertThat(service.list("ports").isEmpty()).isEqualTo(!PUBLISHED.contains(service.name()));
        assertThat(service.list("ports")).allSatisfy(port -> assertThat(port)
                .matches("(127\\.0\\.0\\.1|\\$\\{PUBLISH_ADDRESS:-127\\.0\\.0\\.1}):.*"));
        Set<String> open = service.list("networks").stream().filter(network -> !isInternal(network))
                .collect(Collectors.toSet());
        assertThat(open.isEmpty()).isEqualTo(!PUBLISHED.contains(service.name()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatAServiceMounts_isThere(ComposeService service) {
        assertThat(service.list("networks")).isNotEmpty().isSubsetOf(FILE.networks().keySet());
        for (String volume : service.list("volumes")) {
            String[] parts = volume.split(":");
            if (parts[0].startsWith("./")) {
                assertThat(PROJECT.resolve(parts[0])).isRegularFile();
                assertThat(parts).as(volume).hasSize(3).endsWith("ro");
            } else {
                assertThat(FILE.volumes()).containsKey(parts[0]);
            }
        }
    }

    @Test
    void dependencies_areWaitedForUntilTheyAreHealthy() {
        FILE.services().forEach(service -> ComposeFile.map(service.content().get("depends_on")).values()
                .forEach(how -> assertThat(how).isEqualTo(Map.of("condition", "service_healthy"))));
    }

    @Test
    void script_makesUpEverythingThatIsRequiredAndNothingElse(@TempDir Path folder) throws IOException {
        Map<String, String> made = secrets(folder);

        assertThat(made.keySet()).isEqualTo(required());
        assertThat(made.values()).doesNotHaveDuplicates().allSatisfy(value -> assertThat(value.length()).isGreaterThan(40));
        assertThat(Files.getPosixFilePermissions(folder.resolve(".env"))).hasSize(2);
        assertThat(run(folder).status()).as("it keeps what is there").isNotZero();
        assertThat(secretsOf(folder)).isEqualTo(made);
    }

    @Test
    void withoutOneOfThem_nothingStarts(@TempDir Path folder) throws IOException {
        Map<String, String> made = secrets(folder);
        for (String missing : made.keySet()) {
            Map<String, String> fewer = new HashMap<>(made);
            fewer.remove(missing);
            assertThatThrownBy(() -> ComposeFile.of(FILE.path(), fewer)).hasMessageContaining(missing);
        }
    }

    @Test
    void fileAtTheRoot_isTheSame() {
        ComposeFile root = ComposeFile.asWritten(PROJECT.resolve("../../docker-compose.yml").normalize());

        assertThat(root.content().keySet()).containsExactly("include");
        assertThat((List<?>) root.content().get("include")).singleElement()
                .satisfies(path -> assertThat(root.path().resolveSibling(path.toString())).hasSameBinaryContentAs(FILE.path()));
    }

    @Test
    void realm_holdsNoSecretAndItsClientNeedsNone() throws IOException {
        JsonNode realm = Json.parse(Files.readString(PROJECT.resolve("src/main/compose/keycloak/realm.json")));

        assertThat(realm.findValues("secret")).isEmpty();
        assertThat(realm.at("/users/0/credentials/0/value").asText()).isEqualTo("${FIRST_USER_PASSWORD}");
        assertThat(realm.path("clients")).allSatisfy(client -> {
            assertThat(client.path("publicClient").asBoolean()).isTrue();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        });
        assertThat(realm.path("clients")).filteredOn(client -> client.path("enabled").asBoolean(true)).singleElement()
                .satisfies(client -> {
                    assertThat(client.path("consentRequired").asBoolean()).isTrue();
                    assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
                    assertThat(Json.texts(client.path("redirectUris"))).noneMatch(address -> address.contains("*"));
                });
        assertThat(Json.texts(realm.path("defaultOptionalClientScopes"))).as("scopes that every client gets")
                .noneMatch(scope -> scope.startsWith("customers:"));
    }

    /** Grafana cannot be run here; what it is given is only looked at. */
    @Test
    void grafana_findsItsDataAndItsDashboard() {
        Path files = PROJECT.resolve("src/main/compose/monitoring/grafana");
        List<?> sources = (List<?>) ComposeFile.map(ComposeFile.yaml(files.resolve("datasource.yml"))).get("datasources");
        List<?> providers = (List<?>) ComposeFile.map(ComposeFile.yaml(files.resolve("dashboards.yml"))).get("providers");
        Object folder = ComposeFile.map(ComposeFile.map(providers.get(0)).get("options")).get("path");

        assertThat(ComposeFile.map(sources.get(0))).containsEntry("type", "prometheus")
                .containsEntry("url", "http://prometheus:9090");
        assertThat(FILE.service("grafana").list("volumes"))
                .anyMatch(volume -> volume.endsWith(folder + "/portcullis-dashboard.json:ro"));
        assertThat(FILE.service("grafana").list("networks")).containsAnyElementsOf(FILE.service("prometheus").list("networks"));
    }

    private static boolean isInternal(String network) {
        return Boolean.TRUE.equals(ComposeFile.map(FILE.networks().get(network)).get("internal"));
    }

    private static Set<String> required() throws IOException {
        return REQUIRED.matcher(Files.readString(FILE.path())).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> secrets(Path folder) throws IOException {
        Command made = run(folder);
        assertThat(made.status()).as(made.output()).isZero();
        return secretsOf(folder);
    }

    private static Command run(Path folder) {
        return Command.of(new ProcessBuilder("sh", PROJECT.resolve("src/main/compose/secrets.sh").toString())
                .directory(folder.toFile()));
    }

    private static Map<String, String> secretsOf(Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(".env"))) {
            return lines.map(line -> line.split("=", 2)).collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }
}

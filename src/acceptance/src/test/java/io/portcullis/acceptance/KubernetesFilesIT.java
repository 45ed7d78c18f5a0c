package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Json;

/** What the Kubernetes files of the starter say. No cluster is there to take them. */
class KubernetesFilesIT {

    private static final List<JsonNode> OBJECTS = objects();
    private static final JsonNode POD = object("StatefulSet").at("/spec/template");
    private static final JsonNode CONTAINER = POD.at("/spec/containers/0");

    @Test
    void pod_hasNoPrivileges() {
        assertThat(POD.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(POD.at("/spec/securityContext/runAsUser").asInt()).isEqualTo(10001);
        assertThat(POD.at("/spec/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(POD.at("/spec/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(CONTAINER.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(CONTAINER.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(Json.texts(CONTAINER.at("/securityContext/capabilities/drop"))).containsExactly("ALL");
        assertThat(object("Namespace").at("/metadata/labels").path("pod-security.kubernetes.io/enforce").asText())
                .isEqualTo("restricted");
    }

    @Test
    void pod_isLimitedAndProbedOnItsOwnPort() {
        assertThat(CONTAINER.at("/resources/limits/memory").asText())
                .isEqualTo(CONTAINER.at("/resources/requests/memory").asText())
                .isNotEmpty();
        assertThat(CONTAINER.at("/resources/limits/cpu").asText()).isNotEmpty();
        for (String kind : List.of("startup", "liveness", "readiness")) {
            JsonNode probe = CONTAINER.at("/" + kind + "Probe/httpGet");
            assertThat(probe.path("port").asText()).isEqualTo("management");
            assertThat(probe.path("path").asText()).startsWith("/q/health/");
        }
    }

    /** Twenty seconds are the default of portcullis.shutdown.timeout. */
    @Test
    void pod_getsTheTimeToEnd() {
        assertThat(POD.at("/spec/terminationGracePeriodSeconds").asInt())
                .isGreaterThan(20 + CONTAINER.at("/lifecycle/preStop/sleep/seconds").asInt());
    }

    @Test
    void secrets_areReferencesAlone() {
        assertThat(OBJECTS).noneMatch(object -> object.path("kind").asText().equals("Secret"));
        assertThat(CONTAINER.path("env")).allSatisfy(variable -> assertThat(
                variable.path("name").asText().matches("DATABASE_URL|QUARKUS_REDIS_HOSTS|.*(KEYS|PASSWORD|SECRET)"))
                .as(variable.toString()).isEqualTo(variable.path("valueFrom").has("secretKeyRef")));
    }

    @Test
    void everythingThatSelectsPods_findsThem() {
        JsonNode labels = POD.at("/metadata/labels");
        assertThat(object("PodDisruptionBudget").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(object("StatefulSet").at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(all("Service")).hasSize(2).allSatisfy(service -> assertThat(service.at("/spec/selector")).isEqualTo(labels));
        assertThat(all("Service")).anyMatch(service -> service.at("/metadata/name").asText()
                .equals(object("StatefulSet").at("/spec/serviceName").asText()));
    }

    @Test
    void network_isClosedButForWhatIsNamed() {
        JsonNode nothing = all("NetworkPolicy").get(0);
        assertThat(nothing.at("/spec/podSelector")).isEmpty();
        assertThat(Json.texts(nothing.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(nothing.path("spec").has("ingress") || nothing.path("spec").has("egress")).isFalse();
        JsonNode application = all("NetworkPolicy").get(1);
        assertThat(application.at("/spec/podSelector/matchLabels")).isEqualTo(POD.at("/metadata/labels"));
        for (String way : List.of("ingress", "egress")) {
            assertThat(application.at("/spec/" + way)).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.path("ports")).isNotEmpty();
                assertThat(rule.path(way.equals("ingress") ? "from" : "to")).isNotEmpty();
            });
        }
    }

    private static JsonNode object(String kind) {
        return all(kind).get(0);
    }

    private static List<JsonNode> all(String kind) {
        return OBJECTS.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    }

    private static List<JsonNode> objects() {
        List<JsonNode> objects = new ArrayList<>();
        for (String name : List.of("application.yml", "network.yml")) {
            Path file = ComposeStack.PROJECT.resolve("src/main/kubernetes").resolve(name);
            try (var reader = Files.newBufferedReader(file)) {
                Stream<Object> documents = StreamSupport
                        .stream(new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(reader).spliterator(), false);
                documents.map(document -> Json.parse(Json.write(document))).forEach(objects::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return objects;
    }
}

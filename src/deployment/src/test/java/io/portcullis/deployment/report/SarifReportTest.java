package io.portcullis.deployment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.posture.Concern;
import io.portcullis.deployment.posture.Ignored;
import io.portcullis.deployment.posture.Posture;
import io.portcullis.deployment.posture.Review;
import io.portcullis.deployment.posture.Reviewed;

class SarifReportTest {

    private static final Set<String> LEVELS = Set.of("none", "note", "warning", "error");

    @TempDir
    Path module;

    private JsonNode run;
    private JsonNode log;

    @BeforeEach
    void render() throws IOException {
        Path source = module.resolve("src/main/java/io/portcullis/deployment/report/Hostile.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source,
                "class Hostile {\n    void open() {\n        delete(1);\n    }\n\n    String delete(String text) {\n");
        Posture all = Reviewed.posture(Hostile.class, Hostile.Open.class);
        Posture posture = Posture.of(all.surface(), Review.of(all.surface(), false),
                Ignored.of(List.of("PF004:tool:order_delete"), new Problems()));
        log = new ObjectMapper().readTree(SarifReport.of(posture, new Sources(module)));
        run = log.path("runs").path(0);
    }

    @Test
    void theLog_hasTheRequiredShape() {
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        assertThat(log.path("$schema").asText()).endsWith("sarif-schema-2.1.0.json");
        assertThat(log.path("runs")).hasSize(1);
        assertThat(run.path("tool").path("driver").path("name").asText()).isEqualTo("Portcullis");
    }

    @Test
    void everyConcern_isARuleWithHelp() {
        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertThat(rules).hasSize(Concern.values().length).allSatisfy(rule -> {
            assertThat(rule.path("id").asText()).matches("PF\\d{3}");
            assertThat(rule.path("name").asText()).matches("[A-Z][A-Za-z]+");
            assertThat(rule.path("shortDescription").path("text").asText()).isNotEmpty();
            assertThat(rule.path("help").path("text").asText()).isNotEmpty();
        });
    }

    @Test
    void everyResult_pointsToItsRuleAndItsPlace() {
        assertThat(run.path("results")).isNotEmpty().allSatisfy(result -> {
            JsonNode rule = run.path("tool").path("driver").path("rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
            assertThat(LEVELS).contains(result.path("level").asText());
            assertThat(result.path("message").path("text").asText()).isNotEmpty();
            assertThat(result.path("locations")).hasSize(1);
            assertThat(result.path("locations").path(0).path("logicalLocations").path(0).path("name").asText()).isNotEmpty();
        });
    }

    @Test
    void theSource_isFoundWithTheLineOfTheMethod() {
        JsonNode location = result("PF011").path("locations").path(0);
        assertThat(location.path("logicalLocations").path(0).path("fullyQualifiedName").asText())
                .isEqualTo(Hostile.class.getName() + "#delete");
        assertThat(location.path("physicalLocation").path("artifactLocation").path("uri").asText())
                .isEqualTo("src/main/java/io/portcullis/deployment/report/Hostile.java");
        assertThat(location.path("physicalLocation").path("region").path("startLine").asInt()).isEqualTo(6);
    }

    @Test
    void whatIsOfTheApplication_isAtTheModule() {
        JsonNode location = result("PF021").path("locations").path(0);
        assertThat(location.path("logicalLocations").path(0).path("kind").asText()).isEqualTo("module");
        assertThat(location.has("physicalLocation")).isFalse();
    }

    @Test
    void whatIsAccepted_isSuppressed() {
        assertThat(run.path("results")).filteredOn(result -> result.has("suppressions")).singleElement()
                .satisfies(result -> assertThat(result.path("ruleId").asText()).isEqualTo("PF004"));
    }

    private JsonNode result(String id) {
        for (JsonNode result : run.path("results")) {
            if (result.path("ruleId").asText().equals(id)) {
                return result;
            }
        }
        throw new AssertionError("no result " + id);
    }
}

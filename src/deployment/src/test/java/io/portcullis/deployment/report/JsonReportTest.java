package io.portcullis.deployment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.deployment.posture.Reviewed;

class JsonReportTest {

    private final byte[] report = JsonReport.of(Reviewed.posture(Hostile.class, Hostile.Open.class));

    @Test
    void theReport_countsWhatItLists() throws IOException {
        JsonNode json = new ObjectMapper().readTree(report);
        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("application").path("name").asText()).isEqualTo("shop");
        assertThat(json.path("summary").path("entries").asInt()).isEqualTo(json.path("entries").size()).isEqualTo(4);
        assertThat(json.path("findings")).filteredOn(finding -> finding.path("severity").asText().equals("medium"))
                .hasSize(json.path("summary").path("medium").asInt());
    }

    @Test
    void anEntry_saysWhoMayUseItAndWhatItTakes() throws IOException {
        JsonNode entry = new ObjectMapper().readTree(report).path("entries").findParents("key").stream()
                .filter(node -> node.path("key").asText().equals("tool:delete_all")).findFirst().orElseThrow();
        assertThat(entry.path("access").path("who").asText()).isEqualTo("one of the roles \"onload=\"alert(1), <i>role</i>");
        assertThat(entry.path("access").path("scopes").path(0).asText()).isEqualTo("<b>");
        assertThat(entry.path("validation").path("arguments").path(0).path("path").asText()).isEqualTo("text");
        assertThat(entry.path("deprecated").path(0).asText()).isEqualTo("log messages");
        assertThat(entry.path("timeout").asText()).isEqualTo("default");
    }

    @Test
    void theSamePosture_isTheSameReport() {
        assertThat(JsonReport.of(Reviewed.posture(Hostile.Open.class, Hostile.class))).isEqualTo(report);
    }
}

package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Json;

/** What the starter is made of is told by its SBOM, and only under licences that were reviewed. */
class SupplyChainIT {

    @Test
    void everyJar_isInTheSbom() throws IOException {
        Path application = Path.of(System.getProperty("starter.application"));
        assumeTrue(Files.isDirectory(application), "an executable has no jars");
        Set<String> told = components().map(SupplyChainIT::jar).collect(Collectors.toSet());

        try (Stream<Path> files = Files.walk(application.resolve("lib"))) {
            List<String> untold = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar"))
                    .filter(name -> told.stream().noneMatch(name::startsWith)).toList();
            assertThat(untold).as("jars that are not in the SBOM").isEmpty();
        }
    }

    @Test
    void everyLicence_wasReviewed() throws IOException {
        Set<String> reviewed = reviewed();
        assertThat(components().filter(component -> licences(component).noneMatch(reviewed::contains))
                .map(component -> jar(component) + " " + component.path("licenses")).toList())
                .as("components without a reviewed licence").isEmpty();
    }

    private static Stream<JsonNode> components() throws IOException {
        JsonNode sbom = Json.parse(Files.readString(Path.of(System.getProperty("starter.sbom"))));
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        return StreamSupport.stream(sbom.path("components").spliterator(), false);
    }

    /** How the name of its jar begins; a classifier may follow. */
    private static String jar(JsonNode component) {
        return component.path("group").asText() + "." + component.path("name").asText() + "-"
                + component.path("version").asText();
    }

    private static Stream<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .flatMap(licence -> Stream.of(licence.path("expression"), licence.at("/license/id"),
                        licence.at("/license/name")))
                .map(JsonNode::asText);
    }

    private static Set<String> reviewed() throws IOException {
        try (InputStream in = SupplyChainIT.class.getResourceAsStream("/licences.txt")) {
            return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toSet());
        }
    }
}

package io.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Command;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** What the archetype makes is the starter under other names, and grows as its README says. */
class GeneratedProjectIT {

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    private static GeneratedProject project;

    @BeforeAll
    static void generate() {
        NAMES.put("com.example.demo.tools", "org.acme.customers");
        NAMES.put("com/example/demo/tools", "org/acme/customers");
        NAMES.put("com.example.demo", "org.acme");
        NAMES.put("demo-tools", "customer-directory");
        NAMES.put("Demo tools", "Customer directory");
        NAMES.put("2.3.0-SNAPSHOT", "1.0.0-SNAPSHOT");
        project = GeneratedProject.in("fresh");
    }

    @Test
    void topLevel_isTheFixedList() {
        assertThat(project.folder().toFile().list()).containsExactlyInAnyOrder("pom.xml", "mvnw", "mvnw.cmd", ".mvn", "src",
                "README.md", "docker-compose.yml", ".gitignore", ".env.example");
        assertThat(project.folder().resolve("mvnw")).isExecutable();
    }

    @Test // that no file is missing is a test of the archetype itself
    void files_areThoseOfTheStarterUnderOtherNames() throws IOException {
        Path starter = StagedRepository.root().resolve("src/starter");
        for (Path file : project.files()) {
            Path original = starter.resolve(file.toString().replace("com/example/demo/tools", "org/acme/customers"));
            String generated = renamed(Files.readString(project.folder().resolve(file), ISO_8859_1));
            assertThat(generated).as(file.toString()).isEqualTo(Files.readString(original, ISO_8859_1));
        }
    }

    @Test
    void nothing_isCalledLikeTheStarter() {
        assertThat(project.everything()).doesNotContain("org.acme", "customer-directory", "Customer directory");
    }

    @Test
    void choiceThatIsNone_isRefused() {
        Command command = GeneratedProject.generate("refused", "-Doidc=perhaps");
        assertThat(command.status()).isNotZero();
        assertThat(command.output()).contains("oidc is \"perhaps\", but it has to be true or false");
    }

    @Test
    @Tag("interop") // a build within the build, which takes minutes
    void project_passesItsTestsAndGrowsAsItsReadmeSays() throws IOException {
        GeneratedProject grown = GeneratedProject.in("grown");
        grown.build("package");
        grown.writeFromReadme("WorkdayTools");
        grown.writeFromReadme("WorkdayToolsTest");
        grown.build("package", "-Dtest=SecurityTest,WorkdayToolsTest", "-Dportcullis.snapshot.update",
                "-Dportcullis.lock.update");
        assertThat(grown.text("src/test/resources/mcp-access.snapshot")).contains("tool workday_next");
        assertThat(grown.text("src/main/mcp-tools.lock")).contains("tool:workday_next");

        Launch launch = Launch.of(grown.application(), "grown");
        String key = launch.newKey("--client", "paul", "--roles", "planner");
        try (Server server = launch.start()) {
            Answer answer = new ModernClient(server.url()).with("X-API-Key", key).call("workday_next",
                    Map.of("date", "2027-01-30"));
            assertThat(answer.result().at("/content/0/text").asText()).as(answer.text()).isEqualTo("2027-02-01");
        }
    }

    /** Of bytes, whatever they mean. */
    private static String renamed(String bytes) {
        String text = bytes;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            text = text.replace(latin(name.getKey()), latin(name.getValue()));
        }
        return text;
    }

    private static String latin(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}

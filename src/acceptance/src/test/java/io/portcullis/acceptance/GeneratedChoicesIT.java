package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.rig.Answer;
import io.portcullis.rig.Command;
import io.portcullis.rig.Launch;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** Projects that leave something out build, pass their tests and serve, and nothing in them speaks of it. */
@Tag("interop")
class GeneratedChoicesIT {

    @Test
    void withoutTheExample_oneToolIsLeft() {
        GeneratedProject project = GeneratedProject.in("bare", "-Dexample=false");
        project.build("verify");
        assertThat(project.text("README.md")).doesNotContainIgnoringCase("customer").doesNotContain("H2");
        assertThat(project.text("pom.xml")).doesNotContain("jdbc", "flyway").contains("portcullis-redis");
        assertThat(call(project, "bare", "tools:read", "clock_now", Map.of("zone", "Europe/Zurich"))).isEqualTo(200);
    }

    @Test
    void withoutRedisAndLogin_theExampleIsLeft() {
        GeneratedProject project = GeneratedProject.in("alone", "-Dredis=false", "-Doidc=false");
        project.build("verify");
        assertThat(project.text("pom.xml")).doesNotContain("redis");
        for (String file : new String[] { "README.md", ".env.example", "docker-compose.yml",
                "src/main/resources/application.properties" }) {
            assertThat(project.text(file)).as(file).doesNotContainIgnoringCase("redis").doesNotContainIgnoringCase("valkey")
                    .doesNotContainIgnoringCase("oidc").doesNotContainIgnoringCase("keycloak");
        }
        assertThat(call(project, "alone", "customers:read", "customer_find", Map.of("number", 1001))).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "-DartifactId=MyTools, artifactId is", "-DgroupId=com..example, groupId is",
            "-Dpackage=com.new.tools, package is",
            "-Dexample=no, example is", "-Dredis=1, redis is", "-Dtitle=<b>, title is" })
    void valueThatMakesNoProject_isRefused(String value, String message) {
        Command command = GeneratedProject.generate("refused", value);
        assertThat(command.status()).isNotZero();
        assertThat(command.output()).contains(message);
    }

    private static int call(GeneratedProject project, String name, String scopes, String tool, Map<String, ?> arguments) {
        Launch launch = Launch.of(project.application(), name);
        String key = launch.newKey("--client", "rita", "--roles", "reader", "--scopes", scopes);
        try (Server server = launch.start()) {
            Answer answer = new ModernClient(server.url()).with("X-API-Key", key).call(tool, arguments);
            assertThat(answer.result().path("isError").asBoolean()).as(answer.text()).isFalse();
            return answer.status();
        }
    }
}

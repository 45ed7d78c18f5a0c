package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolFailure;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.spi.Redactor;
import io.quarkus.test.QuarkusUnitTest;

/** Secrets that nobody marked, told by their form or by a bean of the application. */
class RedactionTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Careless.class, Numbers.class, Keys.class, Mcp.class, Records.class)
                    .addAsResource(new StringAsset(Keys.properties() + "portcullis.redaction.patterns=card-numbers,jwt\n"),
                            "application.properties"));

    @RequiresRole("reader")
    public static class Careless {

        @Tool
        public String refuse(String text) {
            throw new ToolFailure("Not " + text);
        }

        @Tool
        public String fail(String text) {
            throw new IllegalStateException("failed for " + text);
        }
    }

    @Singleton
    public static class Numbers implements Redactor {

        @Override
        public String redact(String text) {
            if (text.contains("explode")) {
                throw new IllegalStateException(text);
            }
            return text.replace("K-4711", "[customer]");
        }
    }

    @Test
    void patternsAndBeans_lookAfterErrorTexts() {
        assertThat(refused("4111 1111 1111 1111 of K-4711")).isEqualTo("Not [redacted] of [customer]");
        assertThat(refused("harmless")).isEqualTo("Not harmless");
    }

    @Test
    void redactorThatThrows_costsTheText() {
        assertThat(refused("explode K-4711")).isEqualTo("[redacted]");
    }

    @Test
    void messagesOfCauses_areInTheLogWithoutThem() {
        try (Records log = Records.all()) {
            Mcp.call(Keys.READER, "fail", "{\"text\":\"4111111111111111 of K-4711\"}");
            assertThat(log.lines()).anyMatch(line -> line.contains("failed for [redacted] of [customer]"))
                    .noneMatch(line -> line.contains("4711") || line.contains("4111"));
        }
    }

    private static String refused(String text) {
        return Mcp.call(Keys.READER, "refuse", "{\"text\":\"" + text + "\"}").jsonPath().getString("result.content[0].text");
    }
}

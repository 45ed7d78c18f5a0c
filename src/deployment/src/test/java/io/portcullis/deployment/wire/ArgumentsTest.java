package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.path.json.JsonPath;

/** Arguments that do not fit are told to the model by name, never by value, and the tool does not run (T-12, T-13). */
class ArgumentsTest {

    private static final String VISIT = "\"visit\":{\"guest\":\"Ada\",\"nights\":2}";

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.town();

    @Test
    void whatFits_isTaken() throws IOException {
        assertThat(text(VISIT + ",\"guests\":2,\"pets\":true", "ok")).isEqualTo("Ada2true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "V,\"guests\":2,\"pets\":true,\"x\":4711 | Unknown argument \"x\". Known arguments: guests, pets, visit.",
            "V,\"guests\":2 | Argument \"pets\" is missing; expected true or false.",
            "V,\"guests\":null,\"pets\":true | Argument \"guests\" is missing; expected an integer in range.",
            "V,\"guests\":\"4711\",\"pets\":true | Argument \"guests\" must be an integer in range.",
            "V,\"guests\":47.11,\"pets\":true | Argument \"guests\" must be an integer in range.",
            "V,\"guests\":47114711471147,\"pets\":true | Argument \"guests\" must be an integer in range.",
            "V,\"guests\":[4711],\"pets\":true | Argument \"guests\" must be an integer in range.",
            "V,\"guests\":2,\"pets\":\"4711\" | Argument \"pets\" must be true or false.",
            "V,\"guests\":2,\"pets\":4711 | Argument \"pets\" must be true or false.",
            "V,\"guests\":4711,\"guests\":2,\"pets\":true | Argument \"guests\" is repeated.",
            "\"visit\":4711,\"guests\":2,\"pets\":true | Argument \"visit\" must be an object.",
            "\"visit\":{\"guest\":\"Ada\",\"nights\":2,\"x\":4711},\"guests\":2,\"pets\":true | Argument \"visit\" has an unknown member \"x\".",
            "\"visit\":{\"guest\":4711,\"nights\":2},\"guests\":2,\"pets\":true | Argument \"visit.guest\" must be a string.",
            "\"visit\":{\"guest\":\"Ada\",\"nights\":1,\"nights\":4711},\"guests\":2,\"pets\":true | Argument \"visit\" repeats the key \"nights\".",
            "V,\"guests\":4711,\"pets\":true | Argument \"guests\" must be less than or equal to 9." })
    void whatDoesNotFit_isNamed(String arguments, String expected) throws IOException {
        String text = text(arguments.replace("V", VISIT), "invalid");
        assertThat(text).isEqualTo(expected).doesNotContain("4711");
    }

    @Test
    void nameOfTheClients_isShortened_andCannotForge() throws IOException {
        String text = text("\"a\\n\\u202e\\u001b\\\"<b>" + "x".repeat(500) + "\":1", "invalid");
        assertThat(text).doesNotContain("\n", "\u202e", "\u001b").startsWith("Unknown argument \"a").hasSizeLessThan(200);
    }

    @Test
    void characterThatEndsTextElsewhere_isRefused() throws IOException {
        assertThat(text(VISIT.replace("Ada", "\\u0000") + ",\"guests\":2,\"pets\":true", "invalid")).contains("U+0000");
        assertThat(text("\"a\\u0000\":1", "invalid")).contains("U+0000");
    }

    @Test
    void noArguments_isAnEmptyObject() throws IOException {
        assertThat(Post.modern("tools/call", "\"name\":\"motto\",\"arguments\":null").send().code()).isZero();
        assertThat(Post.modern("tools/call", "\"name\":\"motto\",\"arguments\":{}").send().code()).isZero();
        assertThat(Post.modern("tools/call", "\"name\":\"motto\",\"arguments\":{\"x\":1}").send().json()
                .getString("result.content[0].text")).isEqualTo("Unknown argument \"x\". There are no arguments.");
    }

    @Test
    void hiddenTool_doesNotLookAtArguments() throws IOException {
        assertThat(Post.modern("tools/call", "\"name\":\"budget\",\"arguments\":{\"x\":1}").send().verdict())
                .isEqualTo("200 -32602");
    }

    private static String text(String arguments, String outcome) throws IOException {
        Post[] eras = { Post.modern("tools/call", "\"name\":\"book\",\"arguments\":{" + arguments + "}"),
                Post.handshake("2025-11-25", "tools/call", "\"name\":\"book\",\"arguments\":{" + arguments + "}") };
        String text = null;
        for (Post era : eras) {
            try (Records audit = Records.audit()) {
                Answer answer = era.send();
                assertThat(answer.verdict()).isEqualTo("200");
                JsonPath json = answer.json();
                assertThat(json.getBoolean("result.isError")).isEqualTo(outcome.equals("invalid"));
                assertThat(audit.only().getString("status_code")).isEqualTo(outcome);
                assertThat(audit.lines().get(0).replaceAll("\"(time|correlationId|durationMicros)\":[^,}]+", ""))
                        .doesNotContain("4711", "Ada");
                text = json.getString("result.content[0].text");
            }
        }
        return text;
    }
}

package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;

/** Requests of 1 MiB and results of 10 MiB, which is what the defaults allow, to the byte. */
class LargeMessagesTest {

    private static final int MAX_REQUEST = 1024 * 1024;
    private static final int MAX_RESULT = 10 * 1024 * 1024;

    @RegisterExtension
    static final QuarkusUnitTest APP = Wire.app(Keys.properties(), Press.class);

    @RequiresRole("reader")
    public static class Press {

        @Tool
        @NonBlocking
        int measure(String text) {
            return text.length();
        }

        @Tool
        @NonBlocking
        String print(int length) {
            return "x".repeat(length);
        }
    }

    @Test
    void requestOfOneMebibyte_isTakenWhole() throws IOException {
        int text = MAX_REQUEST - envelope();
        Answer answer = measured("x".repeat(text)).send();
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.json().<String> get("result.content[0].text")).isEqualTo(Integer.toString(text));
    }

    @Test
    void requestOfOneByteMore_isRefused_declaredOrNot() throws IOException {
        String text = "x".repeat(MAX_REQUEST - envelope() + 1);
        assertThat(measured(text).send().verdict()).isEqualTo("413 -32600");
        assertThat(measured(text).chunked().send().verdict()).isEqualTo("413 -32600");
    }

    @Test
    void resultOfTenMebibytes_isAnsweredWhole() throws IOException {
        Answer answer = printed(longest());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).hasSize(MAX_RESULT);
        assertThat(answer.json().<String> get("result.content[0].text")).isEqualTo("x".repeat(longest()));
    }

    @Test
    void resultOfOneByteMore_isWithheld() throws IOException {
        Answer answer = printed(longest() + 1);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getBoolean("result.isError")).isTrue();
        assertThat(answer.json().<String> get("result.content[0].text"))
                .startsWith("The result was withheld. Correlation id: ");
    }

    /** How much of a request is not its text. */
    private static int envelope() throws IOException {
        String request = new String(measured("").bytes(), StandardCharsets.UTF_8);
        return request.length() - request.indexOf("\r\n\r\n") - 4;
    }

    /** The length of the text with which a result is as long as it may be. */
    private static int longest() throws IOException {
        return MAX_RESULT - printed(1).bytes().length + 1;
    }

    private static Post measured(String text) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"measure\",\"arguments\":{\"text\":\"" + text + "\"}");
    }

    private static Answer printed(int length) throws IOException {
        return Calls.modern("tools/call", "\"name\":\"print\",\"arguments\":{\"length\":" + length + "}").send();
    }
}

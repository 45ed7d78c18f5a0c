package io.portcullis.deployment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.portcullis.deployment.test.PlainPath;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** One marked secret in every place where a secret can be; it is in no log line, and in no answer but the one that is it. */
class LeakTest {

    private static final String SECRET = "XyZ-hunter2-4711-qwertz-0815-much-longer-than-forty-characters";

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root
                    .addClasses(Vault.class, Keys.class, Mcp.class, PlainPath.class, Records.class)
                    .addAsResource(new StringAsset(Keys.properties() + "portcullis.errors.allow-messages=false\n"
                            + "portcullis.traffic-log.enabled=true\n" + "portcullis.audit.arguments=redacted\n"
                            + "quarkus.log.category.\"portcullis.audit\".use-parent-handlers=true\n"),
                            "application.properties"));

    private Records log;

    @BeforeEach
    void listen() {
        log = Records.all();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            // constraints, at every depth
            "open;{'key':{'text':'SECRET'}}", "open;{'key':{'text':'x','more':[{'text':'SECRET'}]}}",
            "pair;{'pair':{'left':'SECRET','right':'SECRET'}}", "pattern;{'text':'SECRET'}",
            // what cannot be bound
            "typed;{'number':'SECRET'}", "typed;{'number':1,'level':'SECRET'}", "typed;{'number':{'SECRET':1}}",
            "open;{'key':{'text':{'SECRET':'SECRET'}}}", "open;{'key':{'parts':{'SECRET':7}}}", "open;{'key':['SECRET']}",
            "open;{'key':{'parts':{'SECRET':'1','SECRET':'2'}}}", "open;{'key':'SECRET'}",
            // what the method does with it
            "refuse;{'text':'SECRET'}", "fail;{'text':'SECRET'}", "failLater;{'text':'SECRET'}", "error;{'text':'SECRET'}" })
    void secret_isInNoAnswer_andInNoLineOfTheLog(String tool, String arguments) {
        String sent = arguments.replace('\'', '"').replace("SECRET", SECRET);
        String answer = Mcp.call(Keys.READER, tool, sent).asString();
        assertThat(answer).startsWith("{\"jsonrpc\"").doesNotContain("hunter2");
        assertLogIsClean();
        String legacy = Mcp.handshake(Keys.READER, "2025-06-18", "tools/call",
                "\"name\":\"" + tool + "\",\"arguments\":" + sent).asString();
        assertThat(legacy).doesNotContain("hunter2");
        assertLogIsClean();
    }

    @Test
    void resultThatIsSensitive_reachesTheCaller_andNoLineOfTheLog() {
        assertThat(Mcp.call(Keys.READER, "tell", "{\"text\":\"" + SECRET + "\"}").asString()).contains(SECRET);
        assertThat(Mcp.call(Keys.READER, "open", "{\"key\":{\"text\":\"hunter2\",\"name\":\"Ann\"}}").asString())
                .contains("\"structuredContent\":{\"text\":\"hunter2\",\"name\":\"Ann\"}");
        assertLogIsClean();
    }

    @Test
    void argumentOfAPrompt_isInNoAnswerAndNoLine() {
        assertThat(Mcp.modern(Keys.READER, "prompts/get", "\"name\":\"say\",\"arguments\":{\"text\":\"" + SECRET + "\"}")
                .asString()).contains("is not valid").doesNotContain("hunter2");
        assertThat(Mcp.modern(Keys.READER, "prompts/get", "\"name\":\"say\",\"arguments\":{\"text\":\"hunter2\"}").asString())
                .contains("correlationId").doesNotContain("hunter2");
        assertLogIsClean();
    }

    @Test
    void cause_isInTheLogOnce_underTheIdThatTheCallerIsTold() throws InterruptedException {
        String text = Mcp.call(Keys.READER, "fail", "{\"text\":\"" + SECRET + "\"}").jsonPath()
                .getString("result.content[0].text");
        String id = text.substring(text.length() - 16);
        List<String> causes = log.lines().stream().filter(line -> line.contains("java.lang.IllegalStateException")).toList();
        assertThat(causes).singleElement().asString().contains(id, "Vault.fail",
                "Caused by: java.lang.IllegalArgumentException", "Suppressed: java.lang.RuntimeException");
        await(() -> log.lines().stream().anyMatch(line -> line.contains("\"correlation_uid\":\"" + id + "\"")));
        assertThat(log.lines()).anyMatch(line -> line.contains("\"event_code\":\"call\"") && line.contains("[redacted]"));
        assertLogIsClean();
    }

    @Test
    void failureThatNobodyWaitsFor_isToldWithoutItsMessage() {
        Infrastructure.handleDroppedException(new IllegalStateException(SECRET));
        assertThat(log.lines()).anyMatch(line -> line.contains("java.lang.IllegalStateException"));
        assertLogIsClean();
    }

    @Test
    void schema_hasNothingOfASecret() {
        assertThat(Mcp.modern(Keys.READER, "tools/list", "").asString()).contains("\"writeOnly\":true");
    }

    /** The audit is written by a thread of its own. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private void assertLogIsClean() {
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }
}

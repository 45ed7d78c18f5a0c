package io.portcullis.deployment.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.deployment.wire.Marks;
import io.portcullis.deployment.wire.Start;
import io.quarkus.test.QuarkusDevModeTest;

/** What is sensitive is on no page of the Dev UI: not in what a call answers, not in the audit, not in the list of entries. */
class DevUiLeakTest {

    private static final int PORT = Start.freePort();

    @RegisterExtension
    static final QuarkusDevModeTest APP = new QuarkusDevModeTest().withApplicationRoot(jar -> jar.addClass(Cellar.class)
            .addAsResource(new StringAsset("quarkus.http.port=" + PORT + "\nportcullis.audit.arguments=redacted\n"),
                    "application.properties"));

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "tool:pour;{'bottle':{'label':'TEXT','name':'red'}};ok",
            "tool:pour;{'bottle':{'label':'TEXTTEXT','name':'red'}};invalid",
            "tool:pour;{'bottle':{'label':{'TEXT':1}}};invalid",
            "tool:pour;{'bottle':{'TEXT':'TEXT','name':'red'}};invalid",
            "tool:pour;{'TEXT':'TEXT'};invalid",
            "tool:tell;{'text':'TEXT'};ok",
            "tool:fail;{'text':'TEXT'};error",
            "tool:refuse;{'text':'TEXT'};tool_failure",
            "prompt:say;{'text':'TEXT'};ok" })
    void secretOfACall_isOnNoPage(String entry, String arguments, String outcome) throws Exception {
        try (Desk desk = new Desk(PORT)) {
            String sent = arguments.replace("'", "\\\"").replace("TEXT", Marks.text());
            int before = desk.ask("lastAudit", "").size();
            JsonNode shown = desk.call(entry, "all", sent);
            assertThat(shown.path("answer").isObject()).isTrue();
            JsonNode audit = audit(desk, before);
            JsonNode last = audit.get(audit.size() - 1);
            assertThat(last.at("/status_code").textValue()).as(last.toString()).isEqualTo(outcome);
            assertThat(Marks.in(shown.toString() + audit + desk.ask("entries", ""))).isEmpty();
        }
    }

    /** What is not sensitive is shown, so the test looks at what a page gets. */
    @Test
    void whatIsNotSensitive_isShown() throws Exception {
        try (Desk desk = new Desk(PORT)) {
            int before = desk.ask("lastAudit", "").size();
            JsonNode shown = desk.call("tool:pour", "all", "{\\\"bottle\\\":{\\\"name\\\":\\\"" + Marks.text() + "\\\"}}");
            assertThat(Marks.in(shown.toString())).isNotEmpty();
            assertThat(Marks.in(audit(desk, before).toString())).isNotEmpty();
        }
    }

    /** What the page of the audit gets, once there is a record more; it is written a little later than the answer. */
    private static JsonNode audit(Desk desk, int before) throws Exception {
        JsonNode audit = desk.ask("lastAudit", "");
        for (int i = 0; i < 500 && audit.size() <= before; i++) {
            Thread.sleep(20);
            audit = desk.ask("lastAudit", "");
        }
        return audit;
    }
}

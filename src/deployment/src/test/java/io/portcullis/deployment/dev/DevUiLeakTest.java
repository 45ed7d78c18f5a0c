package io.portcullis.deployment.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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

    /** Entry, arguments and how the call ends. */
    private static final List<String> CALLS = List.of(
            "tool:pour;{'bottle':{'label':'TEXT','name':'red'}};ok",
            "tool:pour;{'bottle':{'label':'TEXTTEXT','name':'red'}};invalid",
            "tool:pour;{'bottle':{'label':{'TEXT':1}}};invalid",
            "tool:pour;{'bottle':{'TEXT':'TEXT','name':'red'}};invalid",
            "tool:pour;{'TEXT':'TEXT'};invalid",
            "tool:tell;{'text':'TEXT'};ok",
            "tool:fail;{'text':'TEXT'};error",
            "tool:refuse;{'text':'TEXT'};tool_failure",
            "prompt:say;{'text':'TEXT'};ok");

    /** One test: each of them would start the application anew. */
    @Test
    void secretOfACall_isOnNoPage_andWhatIsNotSensitiveIs() throws Exception {
        try (Desk desk = new Desk(PORT)) {
            for (int i = 0; i < CALLS.size(); i++) {
                String[] row = CALLS.get(i).split(";");
                JsonNode shown = desk.call(row[0], "all", sent(row[1]));
                assertThat(shown.path("answer").isObject()).as(row[1]).isTrue();
                List<JsonNode> audit = desk.called(i + 1);
                assertThat(audit.get(i).at("/status_code").textValue()).as(row[1]).isEqualTo(row[2]);
                assertThat(Marks.in(shown.toString() + audit + desk.ask("lastAudit", "") + desk.ask("entries", ""))).as(row[1])
                        .isEmpty();
            }
            JsonNode shown = desk.call("tool:pour", "all", sent("{'bottle':{'name':'TEXT'}}"));
            assertThat(Marks.in(shown.toString())).isNotEmpty();
            assertThat(Marks.in(desk.called(CALLS.size() + 1).toString())).isNotEmpty();
        }
    }

    /** As the page sends it: JSON in a JSON text. */
    private static String sent(String arguments) {
        return arguments.replace("'", "\\\"").replace("TEXT", Marks.text());
    }
}

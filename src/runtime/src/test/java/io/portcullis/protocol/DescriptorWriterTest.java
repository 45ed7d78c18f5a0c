package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Feature;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Display.IconDescriptor;
import io.portcullis.protocol.PromptDescriptor.Argument;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** What is told about entries to which revision: section 17, P-01, R-01, R-07, T-15, T-16, X-09, Z-05. */
class DescriptorWriterTest {

    private static final Display FULL = new Display("Title", "Says what it is.",
            List.of(new IconDescriptor("https://a/b.png", "image/png", List.of("48x48", "any"), "dark"),
                    new IconDescriptor("data:,x", "", List.of(), "")),
            "{\"org.example/kind\":[1,{\"a\":null}]}");
    private static final String ICONS = "[{'src':'https://a/b.png','mimeType':'image/png','sizes':['48x48','any'],'theme':'dark'},"
            + "{'src':'data:,x'}]";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"x-mcp-header\":\"A\"}}}";
    private static final Hints HINTS = new Hints(true, false, false, false);

    @ParameterizedTest
    @EnumSource
    void prompt_isToldAsItsRevisionKnowsIt(Revision revision) {
        PromptDescriptor prompt = new PromptDescriptor("ask", FULL,
                List.of(new Argument("a", Display.of("A", "the a"), true), new Argument("b", Display.NONE, false)));
        String title = revision.isAtLeast(Revision.V2025_06_18) ? "'title':'A'," : "";
        assertThat(Wire.element(revision, prompt)).isEqualTo(Tree.of("{'name':'ask'," + display(revision)
                + "'arguments':[{'name':'a'," + title
                + "'description':'the a','required':true},{'name':'b','required':false}]}"));
    }

    @ParameterizedTest
    @EnumSource
    void promptWithNothing_isToldWithoutEmptyMembers(Revision revision) {
        assertThat(Wire.element(revision, new PromptDescriptor("ask", Display.NONE, List.of())))
                .isEqualTo(Tree.of("{'name':'ask'}"));
    }

    @ParameterizedTest
    @EnumSource
    void resource_isToldAsItsRevisionKnowsIt(Revision revision) {
        assertThat(Wire.element(revision, new ResourceDescriptor("docs://a", "a", FULL, "text/plain", 0))).isEqualTo(
                Tree.of("{'uri':'docs://a','name':'a'," + display(revision) + "'mimeType':'text/plain','size':0}"));
    }

    @ParameterizedTest
    @EnumSource
    void resourceWithNothing_isToldWithoutEmptyMembers(Revision revision) {
        assertThat(Wire.element(revision, new ResourceDescriptor("docs://a", "a", Display.NONE, "", -1)))
                .isEqualTo(Tree.of("{'uri':'docs://a','name':'a'}"));
    }

    @ParameterizedTest // whether traversal is allowed is nobody's business
    @EnumSource
    void template_isToldAsItsRevisionKnowsIt(Revision revision) {
        for (boolean allowTraversal : new boolean[] { false, true }) {
            TemplateDescriptor template = new TemplateDescriptor("docs://{a}", "docs", FULL, "text/plain", allowTraversal);
            assertThat(Wire.element(revision, template)).isEqualTo(Tree.of(
                    "{'uriTemplate':'docs://{a}','name':'docs'," + display(revision) + "'mimeType':'text/plain'}"));
        }
    }

    @ParameterizedTest // T-15: in 2025-03-26, the title is among the hints only; 2024-11-05 knows no hints
    @EnumSource
    void tool_isToldAsItsRevisionKnowsIt(Revision revision) {
        assertThat(Wire.element(revision, tool(TaskSupport.NONE)))
                .isEqualTo(Tree.of("{'name':'find'," + display(revision) + "'inputSchema':" + SCHEMA
                        + (revision.isAtLeast(Revision.V2025_03_26)
                                ? ",'annotations':{'title':'Title','readOnlyHint':true,'openWorldHint':false}"
                                : "")
                        + "}"));
    }

    @ParameterizedTest // T-16, X-09: tasks are negotiated otherwise, and headers are in the schema
    @EnumSource
    void tasksAndHeaders_areNotToldBesideTheSchema(Revision revision) {
        for (TaskSupport support : TaskSupport.values()) {
            assertThat(Wire.element(revision, tool(support))).isEqualTo(Wire.element(revision, tool(TaskSupport.NONE)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void entries_areToldInTheGivenOrder(Revision revision) {
        Codec codec = Wire.codec(revision);
        Elements elements = codec.elements(List.of(new PromptDescriptor("b", Display.NONE, List.of()),
                new PromptDescriptor("a", Display.NONE, List.of())));
        byte[] list = codec.list(Wire.ID, new ListPage(Feature.PROMPT, elements, "", Caching.NONE));
        assertThat(Tree.of(list).at("/result/prompts").findValuesAsText("name")).containsExactly("b", "a");
    }

    @ParameterizedTest
    @EnumSource
    void completions_areNeverTold(Revision revision) {
        Codec codec = Wire.codec(revision);
        List<Descriptor> completion = List.of(new CompletionDescriptor(Feature.PROMPT, "ask", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.elements(completion));
        ListPage page = new ListPage(Feature.COMPLETION, codec.elements(List.of()), "", Caching.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> codec.list(Wire.ID, page));
    }

    @ParameterizedTest
    @EnumSource
    void text_mayHoldAnything(Revision revision) {
        String text = "a\n\"\\\u2028\ud83d\ude00";
        JsonNode told = Wire.element(revision, new PromptDescriptor(text, Display.of("", text), List.of()));
        assertThat(told.get("name").textValue()).isEqualTo(text);
        assertThat(told.get("description").textValue()).isEqualTo(text);
    }

    @ParameterizedTest // entries that are added while the server runs were reviewed by nobody
    @EnumSource
    void whatNobodySees_isTakenOutOfTexts(Revision revision) {
        Display hiding = Display.of("Ti\u202etle", "Says\u001b[8m\udb40\udc41 it.");
        JsonNode told = Wire.element(revision, new PromptDescriptor("ask", hiding, List.of(new Argument("a", hiding, true))));
        for (JsonNode each : List.of(told, told.at("/arguments/0"))) {
            assertThat(each.get("description").textValue()).isEqualTo("Says[8m it.");
            assertThat(each.path("title").asText("Title")).isEqualTo("Title");
        }
    }

    @ParameterizedTest // a pattern may be about the very characters nobody sees
    @EnumSource
    void schemas_stayAsTheyAre(Revision revision) {
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"[^\\u0000-\\u001f\u202e]*\"}}}";
        JsonNode told = Wire.element(revision,
                new ToolDescriptor("find", FULL, schema, "", HINTS, List.of(), TaskSupport.NONE));
        assertThat(told.get("inputSchema")).isEqualTo(Tree.of(schema));
    }

    private static ToolDescriptor tool(TaskSupport support) {
        return new ToolDescriptor("find", FULL, SCHEMA, "", HINTS, List.of(new HeaderParameter("A", List.of("a"))), support);
    }

    /** What every entry says to people, as members. */
    private static String display(Revision revision) {
        return switch (revision) {
            case V2024_11_05, V2025_03_26 -> "'description':'Says what it is.',";
            case V2025_06_18 -> "'title':'Title','description':'Says what it is.','_meta':{'org.example/kind':[1,{'a':null}]},";
            case V2025_11_25, V2026_07_28 -> "'title':'Title','description':'Says what it is.','icons':" + ICONS
                    + ",'_meta':{'org.example/kind':[1,{'a':null}]},";
        };
    }
}

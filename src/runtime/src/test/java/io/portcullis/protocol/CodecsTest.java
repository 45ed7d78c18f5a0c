package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.AudioContent;
import io.portcullis.api.Content;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Feature;
import io.portcullis.api.ImageContent;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.TextContent;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Result.Called;
import io.portcullis.protocol.Result.Done;
import io.portcullis.protocol.ToolDescriptor.Hints;

/** What may be sent to which revision: section 17, I-08, J-03, D-02, D-03, Q-01, T-06 to T-10, T-15, T-16. */
class CodecsTest {

    private static final RequestId ID = new RequestId("\"x\"");
    private static final String META = "'_meta':{'io.modelcontextprotocol/serverInfo':{'name':'n','title':'t','version':'1'}}";
    private static final String OBJECT = "{\"type\":\"object\",\"properties\":{}}";
    private static final String ARRAY = "{\"type\":\"array\"}";
    private static final Offer TOOLS = new Offer(Set.of(Feature.TOOL), false, false, false);
    private static final Offer NOTHING = new Offer(Set.of(), false, false, false);
    private static final Hints CHANGES = new Hints(false, true, false, true);

    private final Codecs codecs = new Codecs(new ServerIdentity("n", "1", "t", "Use it well."), Revision.V2025_03_26);

    static Set<Revision> handshakes() {
        return EnumSet.complementOf(EnumSet.of(Revision.V2026_07_28));
    }

    @ParameterizedTest
    @EnumSource
    void everyRevision_hasItsCodec(Revision revision) {
        assertThat(codecs.of(revision).revision()).isEqualTo(revision);
    }

    @Test // D-02, D-03
    void modernIntroduction_isAResultOfDiscovery() {
        assertResult(codecs.of(Revision.V2026_07_28).introduction(ID, TOOLS, Caching.NONE),
                "{'resultType':'complete','supportedVersions':['2026-07-28','2025-11-25','2025-06-18','2025-03-26'],"
                        + "'capabilities':{'tools':{}},'instructions':'Use it well.','ttlMs':0,'cacheScope':'private'," + META
                        + "}");
    }

    @ParameterizedTest // I-01, I-08
    @MethodSource("handshakes")
    void handshakeIntroduction_isAResultOfInitialize(Revision revision) {
        String title = revision.isAtLeast(Revision.V2025_06_18) ? "'title':'t'," : "";
        assertResult(codecs.of(revision).introduction(ID, TOOLS, Caching.NONE), "{'protocolVersion':'" + revision.text()
                + "','capabilities':{'tools':{}},'serverInfo':{'name':'n'," + title
                + "'version':'1'},'instructions':'Use it well.'}");
    }

    @ParameterizedTest // D-13
    @EnumSource
    void serverWithoutTools_offersNoTools(Revision revision) {
        assertThat(result(codecs.of(revision).introduction(ID, NOTHING, Caching.NONE)).get("capabilities"))
                .isEqualTo(Tree.of("{}"));
    }

    @ParameterizedTest // D-13: exactly what works, section 17
    @EnumSource
    void capabilities_sayWhatWorks(Revision revision) {
        Offer all = new Offer(EnumSet.allOf(Feature.class), true, true, true);
        String completions = revision.isAtLeast(Revision.V2025_03_26) ? "'completions':{}," : "";
        assertThat(result(codecs.of(revision).introduction(ID, all, Caching.NONE)).get("capabilities")).isEqualTo(Tree.of(
                "{'tools':{'listChanged':true},'prompts':{'listChanged':true},'resources':{'listChanged':true,'subscribe':true},"
                        + completions + "'logging':{}"
                        + (revision.isModern() ? ",'extensions':{'io.modelcontextprotocol/tasks':{}}" : "") + "}"));
        Offer quiet = new Offer(EnumSet.of(Feature.PROMPT, Feature.RESOURCE_TEMPLATE), false, false, false);
        assertThat(result(codecs.of(revision).introduction(ID, quiet, Caching.NONE)).get("capabilities"))
                .isEqualTo(Tree.of("{'prompts':{},'resources':{}}"));
    }

    @Test
    void modernIntroduction_saysHowLongItHolds() {
        JsonNode result = result(codecs.of(Revision.V2026_07_28).introduction(ID, TOOLS, new Caching(60_000, true)));
        assertThat(result.get("ttlMs").longValue()).isEqualTo(60_000);
        assertThat(result.get("cacheScope").textValue()).isEqualTo("public");
    }

    @ParameterizedTest
    @EnumSource
    void emptyTitleAndInstructions_areLeftOut(Revision revision) {
        JsonNode result = result(Wire.codec(revision).introduction(ID, TOOLS, Caching.NONE));
        assertThat(result.has("instructions")).isFalse();
        assertThat(result.findValue("title")).isNull();
    }

    @Test // I-06, J-03
    void emptyResult_hasOnlyWhatItsRevisionNeeds() {
        assertResult(codecs.of(Revision.V2026_07_28).result(ID, new Done()), "{'resultType':'complete'," + META + "}");
        for (Revision revision : handshakes()) {
            assertResult(codecs.of(revision).result(ID, new Done()), "{}");
        }
    }

    @Test
    void modernList_saysHowLongItHolds() {
        assertResult(list(Revision.V2026_07_28, Caching.NONE, ""),
                "{'resultType':'complete','prompts':[{'name':'\u20ac'}],'ttlMs':0,'cacheScope':'private'," + META + "}");
        assertResult(list(Revision.V2026_07_28, new Caching(60_000, true), ""),
                "{'resultType':'complete','prompts':[{'name':'\u20ac'}],'ttlMs':60000,'cacheScope':'public'," + META + "}");
    }

    @ParameterizedTest // I-08
    @MethodSource("handshakes")
    void handshakeList_hasOnlyItsElements(Revision revision) {
        assertResult(list(revision, new Caching(60_000, true), ""), "{'prompts':[{'name':'\u20ac'}]}");
    }

    @ParameterizedTest // N-01
    @EnumSource
    void list_leadsToItsNextPage(Revision revision) {
        assertThat(result(list(revision, Caching.NONE, "on")).get("nextCursor").textValue()).isEqualTo("on");
    }

    @ParameterizedTest
    @EnumSource
    void toolWithEverything_isWrittenAsItsRevisionKnowsIt(Revision revision) {
        boolean titled = revision.isAtLeast(Revision.V2025_06_18);
        assertThat(tool(revision, new ToolDescriptor("a", Display.of("A", "does a"), OBJECT, OBJECT, CHANGES)))
                .isEqualTo(Tree.of("{'name':'a',"
                        + (titled ? "'title':'A'," : "") + "'description':'does a','inputSchema':" + OBJECT
                        + (titled ? ",'outputSchema':" + OBJECT : "")
                        + hints(revision,
                                "'title':'A','readOnlyHint':false,'destructiveHint':true,'idempotentHint':false,'openWorldHint':true")
                        + "}"));
    }

    @ParameterizedTest
    @EnumSource
    void toolWithNothing_isWrittenWithoutEmptyMembers(Revision revision) {
        assertThat(tool(revision, new ToolDescriptor("a", Display.NONE, OBJECT, "", CHANGES)))
                .isEqualTo(Tree.of("{'name':'a','inputSchema':" + OBJECT
                        + hints(revision,
                                "'readOnlyHint':false,'destructiveHint':true,'idempotentHint':false,'openWorldHint':true")
                        + "}"));
    }

    @ParameterizedTest // T-15: destructive and idempotent mean nothing for what changes nothing
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2024_11_05")
    void readOnlyTool_hasNoHintsAboutChanges(Revision revision) {
        assertThat(tool(revision, new ToolDescriptor("a", Display.NONE, OBJECT, "", new Hints(true, true, true, false)))
                .get("annotations"))
                .isEqualTo(Tree.of("{'readOnlyHint':true,'openWorldHint':false}"));
    }

    @ParameterizedTest // T-06
    @EnumSource
    void outputSchemaThatIsNoObject_isOnlyForModernClients(Revision revision) {
        JsonNode tool = tool(revision, new ToolDescriptor("a", Display.NONE, OBJECT, ARRAY, CHANGES));
        assertThat(tool.has("outputSchema")).isEqualTo(revision.isModern());
    }

    @ParameterizedTest
    @EnumSource
    void textResult_isContent(Revision revision) {
        assertCalled(revision, CallResult.of(List.of(new TextContent("a\n\u20ac\"\t\ud83d\ude00"))),
                "'content':[{'type':'text','text':'a\\n\u20ac\\\"\\t\ud83d\ude00'}],'isError':false");
    }

    @ParameterizedTest // T-10
    @EnumSource
    void resultWithoutContent_hasAnEmptyList(Revision revision) {
        assertCalled(revision, CallResult.of(List.of()), "'content':[],'isError':false");
    }

    @ParameterizedTest
    @EnumSource
    void failure_isMarked(Revision revision) {
        assertCalled(revision, CallResult.error("no"), "'content':[{'type':'text','text':'no'}],'isError':true");
    }

    @ParameterizedTest // T-09
    @EnumSource
    void structuredObject_isSentFrom2025_06_18OnAndAlwaysAsText(Revision revision) {
        String structured = revision.isAtLeast(Revision.V2025_06_18) ? "'structuredContent':{'a':1}," : "";
        assertCalled(revision, CallResult.structured("{\"a\":1}"),
                "'content':[{'type':'text','text':'{\\\"a\\\":1}'}]," + structured + "'isError':false");
    }

    @ParameterizedTest // T-08
    @EnumSource
    void structuredArray_isOnlyForModernClients(Revision revision) {
        String structured = revision.isModern() ? "'structuredContent':[1]," : "";
        assertCalled(revision, CallResult.structured("[1]"),
                "'content':[{'type':'text','text':'[1]'}]," + structured + "'isError':false");
    }

    @ParameterizedTest // T-10
    @EnumSource
    void images_areSentToAll(Revision revision) {
        assertContent(revision, new ImageContent("AAAA", "image/png"), "{'type':'image','data':'AAAA','mimeType':'image/png'}");
    }

    @ParameterizedTest // section 17
    @EnumSource
    void sound_isATextBefore2025_03_26(Revision revision) {
        assertContent(revision, new AudioContent("AAAA", "audio/wav"), revision.isAtLeast(Revision.V2025_03_26)
                ? "{'type':'audio','data':'AAAA','mimeType':'audio/wav'}"
                : "{'type':'text','text':'[audio/wav]'}");
    }

    @ParameterizedTest
    @EnumSource
    void resourceLink_isATextBefore2025_06_18(Revision revision) {
        boolean known = revision.isAtLeast(Revision.V2025_06_18);
        assertContent(revision, new ResourceLink("u:1", "one", "text/plain"),
                known ? "{'type':'resource_link','uri':'u:1','name':'one','mimeType':'text/plain'}"
                        : "{'type':'text','text':'u:1'}");
        assertContent(revision, new ResourceLink("u:1", "one", null),
                known ? "{'type':'resource_link','uri':'u:1','name':'one'}" : "{'type':'text','text':'u:1'}");
    }

    @ParameterizedTest
    @EnumSource
    void embeddedResource_isSentToAll(Revision revision) {
        assertContent(revision, EmbeddedResource.ofText("u:1", "text/plain", "hi"),
                "{'type':'resource','resource':{'uri':'u:1','mimeType':'text/plain','text':'hi'}}");
        assertContent(revision, EmbeddedResource.ofBlob("u:1", null, "AAAA"),
                "{'type':'resource','resource':{'uri':'u:1','blob':'AAAA'}}");
    }

    @Test
    void everyKindOfContent_isCoveredHere() {
        assertThat(Content.class.getPermittedSubclasses()).containsExactlyInAnyOrder(TextContent.class, ImageContent.class,
                AudioContent.class, ResourceLink.class, EmbeddedResource.class);
    }

    @ParameterizedTest // HM-13: fits one line of an event stream
    @EnumSource
    void answers_areOneLine(Revision revision) {
        assertThat(new String(codecs.of(revision).result(ID, new Called(CallResult.error("a\r\nb\u2028")))))
                .doesNotContain("\n", "\r");
    }

    private void assertContent(Revision revision, Content content, String block) {
        assertCalled(revision, CallResult.of(List.of(content)), "'content':[" + block + "],'isError':false");
    }

    private void assertCalled(Revision revision, CallResult called, String members) {
        String modern = revision.isModern() ? "'resultType':'complete'," + META + "," : "";
        assertResult(codecs.of(revision).result(ID, new Called(called)), "{" + modern + members + "}");
    }

    /** Section 17: the oldest revision knows no hints. */
    private static String hints(Revision revision, String members) {
        return revision.isAtLeast(Revision.V2025_03_26) ? ",'annotations':{" + members + "}" : "";
    }

    private JsonNode tool(Revision revision, ToolDescriptor tool) {
        Elements elements = codecs.of(revision).elements(List.of(tool));
        return result(codecs.of(revision).list(ID, new ListPage(Feature.TOOL, elements, "", Caching.NONE))).at("/tools/0");
    }

    private byte[] list(Revision revision, Caching caching, String nextCursor) {
        Elements elements = codecs.of(revision).elements(List.of(new PromptDescriptor("\u20ac", Display.NONE, List.of())));
        return codecs.of(revision).list(ID, new ListPage(Feature.PROMPT, elements, nextCursor, caching));
    }

    private static JsonNode result(byte[] answer) {
        return Tree.of(answer).get("result");
    }

    private static void assertResult(byte[] answer, String result) {
        assertThat(Tree.of(answer)).isEqualTo(Tree.of("{'jsonrpc':'2.0','id':'x','result':" + result + "}"));
    }
}

package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.TextContent;
import io.portcullis.api.ToolFailure;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.MirroredHeaders;

/** P-01 to P-04, X-03. */
class PromptGetTest {

    private static final AccessRule ADMIN = AccessRule.roles(List.of(Set.of("admin")));
    private static final String GET = "prompts/get";
    private static final Parameter NAME = new Parameter(Source.ARGUMENT, "name", "java.lang.String", true, false, "");
    private static final Parameter COUNT = new Parameter(Source.ARGUMENT, "count", "int", false, true, "");

    static Stream<Arguments> results() {
        String hi = "{'role':'user','content':{'type':'text','text':'hi'}}";
        String ho = "{'role':'assistant','content':{'type':'text','text':'ho'}}";
        return Stream.of(Arguments.of("hi", "{'messages':[" + hi + "]}"),
                Arguments.of(new StringBuilder("hi"), "{'messages':[" + hi + "]}"),
                Arguments.of(PromptMessage.withUserRole("hi"), "{'messages':[" + hi + "]}"),
                Arguments.of(List.of(PromptMessage.withUserRole("hi"), PromptMessage.withAssistantRole("ho")),
                        "{'messages':[" + hi + "," + ho + "]}"),
                Arguments.of(List.of(), "{'messages':[]}"),
                Arguments.of(new PromptResponse("about", List.of(PromptMessage.withUserRole("hi"))),
                        "{'description':'about','messages':[" + hi + "]}"));
    }

    @ParameterizedTest // P-03
    @MethodSource("results")
    void result_isItsMessages(Object returned, String result) {
        FakeServer server = new FakeServer(new FakePrompt("ask").returns(arguments -> returned));
        assertThat(FakeServer.tree(server.handshake("2025-11-25", GET, "'name':'ask'")).get("result"))
                .isEqualTo(Tree.of(result));
        JsonNode modern = server.client(FakeServer.ALICE).result(GET, "'name':'ask'");
        assertThat(modern.get("messages")).isEqualTo(Tree.of(result).get("messages"));
        assertThat(modern.has("ttlMs")).isFalse(); // not one of the six
    }

    static Stream<Object> broken() {
        return Stream.of(5, List.of("text"), new TextContent("x"), Arrays.asList((Object) null), Optional.of("x"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsNoMessage_isABrokenMethod(Object returned) {
        assertBroken(new FakeServer(new FakePrompt("ask").returns(arguments -> returned)));
        assertBroken(new FakeServer(new FakePrompt("ask").returns(arguments -> null)));
    }

    @Test // P-02: values are texts, and become what their parameters are
    void arguments_areTexts() {
        FakeServer server = new FakeServer(new FakePrompt("ask", "name", "count").parameters(COUNT, NAME)
                .returns(arguments -> arguments[1] + " " + arguments[0]));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(text(alice, "'arguments':{'name':'5','count':'7'}")).isEqualTo("5 Optional[7]");
        assertThat(text(alice, "'arguments':{'name':'\\u20ac'}")).isEqualTo("\u20ac Optional.empty");
        assertThat(server.told.calls().get(0).argumentNames()).containsExactly("count", "name");
    }

    @ParameterizedTest // P-02
    @ValueSource(strings = { "", "'arguments':null", "'arguments':{}", "'arguments':{'count':'7'}",
            "'arguments':{'name':'x','count':'x'}", "'arguments':{'name':'x','count':''}",
            "'arguments':{'name':'x','count':'7.0'}",
            "'arguments':{'name':'x','other':'y'}", "'arguments':{'name':'x\\u0000'}" })
    void argumentsThatDoNotFit_areAnErrorAndTheMethodIsNotCalled(String arguments) {
        FakeServer server = new FakeServer(new FakePrompt("ask", "name", "count").parameters(COUNT, NAME).returns(all -> {
            throw new AssertionError("called");
        }));
        JsonNode error = server.client(FakeServer.ALICE)
                .answer(GET, "'name':'ask'" + (arguments.isEmpty() ? "" : ",") + arguments)
                .get("error");
        assertThat(error.get("code").intValue()).isEqualTo(-32602);
        assertThat(error.get("message").textValue()).contains("rgument");
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.INVALID);
        assertThat(server.opened).isEmpty();
    }

    @ParameterizedTest // P-02
    @ValueSource(strings = { "'arguments':{'name':5}", "'arguments':{'name':null}", "'arguments':{'name':['x']}",
            "'arguments':[]", "'arguments':'x'", "'arguments':{'name':'x','name':'y'}" })
    void argumentsOfAnotherShape_areMalformed(String arguments) {
        FakeServer server = new FakeServer(new FakePrompt("ask", "name").parameters(NAME));
        assertThat(server.client(FakeServer.ALICE).code(GET, "'name':'ask'," + arguments)).isEqualTo(-32602);
        assertThat(server.told.calls()).isEmpty();
    }

    @Test // P-02, P-04: hidden is unknown, byte for byte, whatever the arguments
    void hiddenPrompt_isUnknown() {
        FakeServer server = new FakeServer(new FakePrompt("hidden", "name").access(ADMIN).parameters(NAME),
                new FakePrompt("ask"));
        FakeClient alice = server.client(FakeServer.ALICE);
        byte[] hidden = alice.send(GET, "'name':'hidden'").body();
        assertThat(hidden).isEqualTo(alice.send(GET, "'name':'nothing'").body());
        assertThat(hidden).isEqualTo(alice.send(GET, "'name':'hidden','arguments':{'name':'x'}").body());
        assertThat(Tree.of(hidden).get("error")).isEqualTo(Tree.of("{'code':-32602,'message':'Unknown prompt'}"));
        assertThat(server.client(Caller.anonymous()).code(GET, "'name':'hidden'")).isEqualTo(-31401);
    }

    @Test // P-02
    void missingName_isMalformed() {
        FakeServer server = new FakeServer(new FakePrompt("ask"));
        assertThat(FakeServer.code(server.handshake("2025-11-25", GET, ""))).isEqualTo(-32602);
        assertThat(FakeServer.code(server.handshake("2025-11-25", GET, "'name':5"))).isEqualTo(-32602);
    }

    @Test
    void nameHeader_isTheName() {
        FakeServer server = new FakeServer(new FakePrompt("ask").returns(arguments -> "x"));
        for (List<String> name : List.of(List.<String> of(), List.of("Ask"), List.of("ask", "ask"))) {
            Reply reply = server.send(FakeServer.ALICE, new MirroredHeaders(List.of(FakeServer.MODERN), List.of(GET), name),
                    FakeServer.request(GET, "'name':'ask'," + FakeServer.meta(FakeServer.MODERN)));
            assertThat(FakeServer.code(reply)).isEqualTo(-32020);
        }
    }

    @Test
    void methodThatSaysNo_isAnError() {
        FakeServer server = new FakeServer(new FakePrompt("ask").returns(arguments -> {
            throw new ToolFailure("no such customer");
        }));
        assertThat(server.client(FakeServer.ALICE).answer(GET, "'name':'ask'").get("error"))
                .isEqualTo(Tree.of("{'code':-31500,'message':'no such customer'}"));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.TOOL_FAILURE);
    }

    @Test // P-02, J-07
    void methodThatBreaks_isAFixedText() {
        assertBroken(new FakeServer(new FakePrompt("ask").returns(arguments -> {
            throw new IllegalStateException("jdbc://secret");
        })));
    }

    private static String text(FakeClient client, String arguments) {
        return client.result(GET, "'name':'ask'," + arguments).at("/messages/0/content/text").textValue();
    }

    private static void assertBroken(FakeServer server) {
        JsonNode error = server.client(FakeServer.ALICE).answer(GET, "'name':'ask'").get("error");
        assertThat(error).isEqualTo(Tree.of("{'code':-32603,'message':'Internal error','data':{'correlationId':'"
                + server.told.call().origin().correlationId() + "'}}"));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
    }
}

package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.McpException;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceNotFound;
import io.portcullis.api.ResourceResponse;
import io.portcullis.api.ToolFailure;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.CallEnded;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.MirroredHeaders;

/** section 5. */
class ResourceReadTest {

    private static final AccessRule ADMIN = AccessRule.roles(List.of(Set.of("admin")));
    private static final Parameter ID = new Parameter(Source.ARGUMENT, "id", "java.lang.String", true, false, "");
    private static final String READ = "resources/read";

    record Order(int id) {
    }

    static Stream<Arguments> results() {
        ResourceContents elsewhere = new ResourceContents("docs://b", "x/y", null, "AAAA");
        return Stream.of(Arguments.of("hi", "[{'uri':'docs://a','mimeType':'text/plain','text':'hi'}]"),
                Arguments.of(new StringBuilder("hi"), "[{'uri':'docs://a','mimeType':'text/plain','text':'hi'}]"),
                Arguments.of("", "[{'uri':'docs://a','mimeType':'text/plain','text':''}]"),
                Arguments.of(new byte[] { 0, 1 }, "[{'uri':'docs://a','mimeType':'text/plain','blob':'AAE='}]"),
                Arguments.of(new Order(5), "[{'uri':'docs://a','mimeType':'text/plain','text':'{\\\"id\\\":5}'}]"),
                Arguments.of(ResourceContents.ofText("hi"), "[{'uri':'docs://a','mimeType':'text/plain','text':'hi'}]"),
                Arguments.of(elsewhere, "[{'uri':'docs://b','mimeType':'x/y','blob':'AAAA'}]"),
                Arguments.of(List.of(elsewhere, ResourceContents.ofText("hi")),
                        "[{'uri':'docs://b','mimeType':'x/y','blob':'AAAA'},{'uri':'docs://a','mimeType':'text/plain','text':'hi'}]"),
                Arguments.of(ResourceResponse.of(elsewhere), "[{'uri':'docs://b','mimeType':'x/y','blob':'AAAA'}]"),
                Arguments.of(List.of(1, 2), "[{'uri':'docs://a','mimeType':'text/plain','text':'[1,2]'}]"));
    }

    @ParameterizedTest // whether it depends on the caller is not known
    @MethodSource("results")
    void result_isItsContents(Object returned, String contents) {
        FakeServer server = new FakeServer(
                new FakeResource("docs://a").mimeType("text/plain").returns(arguments -> returned));
        JsonNode result = server.client(FakeServer.ALICE).result(READ, "'uri':'docs://a'");
        assertThat(result.get("contents")).isEqualTo(Tree.of(contents));
        assertThat(result.get("ttlMs").longValue()).isZero();
        assertThat(result.get("cacheScope").textValue()).isEqualTo("private");
        assertThat(FakeServer.tree(server.handshake("2025-03-26", READ, "'uri':'docs://a'")).get("result"))
                .isEqualTo(Tree.of("{'contents':" + contents + "}")); // I-08
    }

    @Test // never an empty list
    void nothing_isABrokenMethod() {
        for (Object returned : Arrays.asList(null, List.of())) {
            FakeServer server = new FakeServer(new FakeResource("docs://a").returns(arguments -> returned));
            assertThat(server.client(FakeServer.ALICE).code(READ, "'uri':'docs://a'")).isEqualTo(-32603);
            assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
        }
    }

    @Test
    void template_givesTheValuesOfItsVariables() {
        FakeServer server = new FakeServer(new FakeTemplate("orders://{region}/{id}").mimeType("text/plain")
                .parameters(ID, new Parameter(Source.ARGUMENT, "region", "java.lang.String", true, false, ""))
                .returns(arguments -> arguments[1] + ":" + arguments[0]));
        assertThat(server.client(FakeServer.ALICE).result(READ, "'uri':'orders://eu/7%20b'").get("contents")).isEqualTo(
                Tree.of("[{'uri':'orders://eu/7%20b','mimeType':'text/plain','text':'eu:7 b'}]"));
        assertThat(server.told.call().entry().text()).isEqualTo("orders://{region}/{id}");
        assertThat(server.told.call().argumentNames()).containsExactly("id", "region");
    }

    @Test // P-02, R-07: values are what their parameters want
    void valueThatDoesNotFitItsParameter_isRefused() {
        FakeServer server = new FakeServer(new FakeTemplate("orders://{id}")
                .parameters(new Parameter(Source.ARGUMENT, "id", "long", true, false, ""))
                .returns(arguments -> "order " + arguments[0]));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(alice.result(READ, "'uri':'orders://7'").at("/contents/0/text").textValue()).isEqualTo("order 7");
        for (String value : List.of("x", "7.5", "1e3", "0x7", "07", "99999999999999999999", "true", "%00")) {
            assertThat(alice.code(READ, "'uri':'orders://" + value + "'")).as(value).isEqualTo(-32602);
        }
    }

    @Test
    void missingResource_isNamedInBothEras() {
        FakeServer server = new FakeServer(new FakeResource("docs://a"));
        assertThat(server.client(FakeServer.ALICE).answer(READ, "'uri':'docs://none'").get("error"))
                .isEqualTo(Tree.of("{'code':-32602,'message':'Resource not found','data':{'uri':'docs://none'}}"));
        assertThat(FakeServer.tree(server.handshake("2025-11-25", READ, "'uri':'docs://none'")).get("error"))
                .isEqualTo(Tree.of("{'code':-32002,'message':'Resource not found','data':{'uri':'docs://none'}}"));
    }

    @ParameterizedTest // absent, hidden, found missing by its method: byte for byte
    @ValueSource(strings = { "2026-07-28", "2025-11-25" })
    void hiddenResource_isAbsent(String version) {
        byte[] absent = read(new FakeServer(new FakeResource("docs://other")), version);
        assertThat(read(new FakeServer(new FakeResource("docs://a").access(ADMIN)), version)).isEqualTo(absent);
        assertThat(read(new FakeServer(new FakeTemplate("docs://{id}").access(ADMIN).parameters(ID)), version))
                .isEqualTo(absent);
        assertThat(read(new FakeServer(new FakeResource("docs://a").returns(arguments -> {
            throw new ResourceNotFound();
        })), version)).isEqualTo(absent);
        assertThat(read(new FakeServer(new FakeTemplate("docs://{id}").parameters(ID).returns(arguments -> {
            throw new ResourceNotFound();
        })), version)).isEqualTo(absent);
    }

    @Test
    void whatWasNotFound_isToldWithItsReason() {
        FakeServer server = new FakeServer(new FakeResource("docs://hidden").access(ADMIN),
                new FakeResource("docs://gone").returns(arguments -> {
                    throw new ResourceNotFound();
                }));
        for (String uri : List.of("docs://none", "docs://hidden", "docs://gone")) {
            server.client(FakeServer.ALICE).send(READ, "'uri':'" + uri + "'");
        }
        assertThat(server.told.calls()).extracting(CallEnded::outcome).containsExactly(Outcome.REFUSED, Outcome.REFUSED,
                Outcome.TOOL_FAILURE);
        assertThat(server.told.calls()).extracting(call -> call.reason().orElse("")).containsExactly("unknown_resource",
                "denied_role", "");
    }

    @Test
    void anonymousCaller_isAskedForACredential() {
        FakeServer server = new FakeServer(new FakeResource("docs://hidden").access(ADMIN));
        for (String uri : List.of("docs://hidden", "docs://none")) {
            assertThat(server.client(Caller.anonymous()).code(READ, "'uri':'" + uri + "'")).isEqualTo(-31401);
        }
    }

    @Test // one of them decides alone: who may not use it is not handed to a more general one
    void mostParticularTemplate_decidesAlone() {
        FakeServer server = new FakeServer(
                new FakeTemplate("docs://{id}").parameters(ID).returns(arguments -> "general"),
                new FakeTemplate("docs://secret-{id}").access(ADMIN).parameters(ID).returns(arguments -> "particular"),
                new FakeResource("docs://secret").access(ADMIN));
        FakeClient alice = server.client(FakeServer.ALICE);
        assertThat(alice.result(READ, "'uri':'docs://plain'").at("/contents/0/text").textValue()).isEqualTo("general");
        assertThat(alice.code(READ, "'uri':'docs://secret-1'")).isEqualTo(-32602);
        assertThat(alice.code(READ, "'uri':'docs://secret'")).isEqualTo(-32602);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "docs", "/docs/a", "docs://a b", "docs://\u00e9", "docs://%zz", "docs://%00",
            "docs://a\\n",
            "file:///a/../b", "http://user@host/" })
    void addressThatIsNone_isMalformed(String uri) {
        FakeServer server = new FakeServer(new FakeTemplate("docs://{id}").parameters(ID).returns(arguments -> {
            throw new AssertionError("read");
        }));
        JsonNode answer = FakeServer.tree(server.handshake("2025-11-25", READ, "'uri':'" + uri + "'"));
        assertThat(answer.at("/error/code").intValue()).isEqualTo(-32602);
        assertThat(answer.at("/error/message").textValue()).isEqualTo("params.uri is not a valid URI");
        assertThat(server.told.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "docs://..", "docs://%2e%2e", "docs://a%2fb", "docs://a%5cb", "docs://%252e%252e", "docs://a/b" })
    void valueThatLeadsOut_isAbsent(String uri) {
        FakeServer server = new FakeServer(new FakeTemplate("docs://{id}").parameters(ID).returns(arguments -> {
            throw new AssertionError("read");
        }));
        assertThat(server.client(FakeServer.ALICE).answer(READ, "'uri':'" + uri + "'").at("/error/data/uri").textValue())
                .isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "'uri':1", "'uri':null", "'uri':['docs://a']" })
    void addressOfAnotherType_isMalformed(String params) {
        assertThat(FakeServer.code(new FakeServer(new FakeResource("docs://a")).handshake("2025-11-25", READ, params)))
                .isEqualTo(-32602);
    }

    @Test
    void nameHeader_isTheAddress() {
        FakeServer server = new FakeServer(new FakeResource("docs://a").returns(arguments -> "x"));
        for (List<String> name : List.of(List.<String> of(), List.of("docs://b"), List.of("docs://a", "docs://a"))) {
            Reply reply = server.send(FakeServer.ALICE, new MirroredHeaders(List.of(FakeServer.MODERN), List.of(READ), name),
                    FakeServer.request(READ, "'uri':'docs://a'," + FakeServer.meta(FakeServer.MODERN)));
            assertThat(FakeServer.code(reply)).isEqualTo(-32020);
        }
    }

    @Test // section 5: not a tool, so there is no result with isError
    void methodThatSaysNo_isAnError() {
        FakeServer server = new FakeServer(new FakeResource("docs://a").returns(arguments -> {
            throw new ToolFailure("sold out");
        }), new FakeResource("docs://b").returns(arguments -> {
            throw new McpException(-1, "sold out");
        }));
        assertThat(server.client(FakeServer.ALICE).answer(READ, "'uri':'docs://a'").get("error"))
                .isEqualTo(Tree.of("{'code':-31500,'message':'sold out'}"));
        assertThat(server.client(FakeServer.ALICE).answer(READ, "'uri':'docs://b'").get("error"))
                .isEqualTo(Tree.of("{'code':-1,'message':'sold out'}"));
    }

    @Test // J-07
    void methodThatBreaks_isAFixedTextWithAnId() {
        FakeServer server = new FakeServer(new FakeResource("docs://a").returns(arguments -> {
            throw new IllegalStateException("jdbc://secret");
        }));
        JsonNode error = server.client(FakeServer.ALICE).answer(READ, "'uri':'docs://a'").get("error");
        assertThat(error).isEqualTo(Tree.of("{'code':-32603,'message':'Internal error','data':{'correlationId':'"
                + server.told.call().origin().correlationId() + "'}}"));
    }

    @Test
    void longAddress_isToldShortened() {
        FakeServer server = new FakeServer(new FakeResource("docs://a"));
        String uri = "docs://" + "x".repeat(4_000);
        assertThat(server.client(FakeServer.ALICE).answer(READ, "'uri':'" + uri + "'").at("/error/data").size()).isEqualTo(1);
        assertThat(server.told.call().entry().text()).hasSize(128);
        assertThat(server.told.call().entry().known()).isFalse();
    }

    private static byte[] read(FakeServer server, String version) {
        return version.equals(FakeServer.MODERN) ? server.client(FakeServer.ALICE).send(READ, "'uri':'docs://a'").body()
                : server.handshake(version, READ, "'uri':'docs://a'").body();
    }
}

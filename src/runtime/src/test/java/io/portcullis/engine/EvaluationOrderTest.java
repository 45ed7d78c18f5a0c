package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.fake.FakeTool;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/**
 * Section 1, evaluation order of a POST: of all that is wrong with a request, the first in the order is answered. Every pair is
 * tried.
 */
class EvaluationOrderTest {

    private final FakeServer server = new FakeServer(tool("free", AccessRule.of(AccessRule.Kind.PUBLIC)),
            tool("spent", AccessRule.of(AccessRule.Kind.PUBLIC)), tool("hidden", AccessRule.roles(List.of(Set.of("admin")))),
            tool("scoped", AccessRule.roles(List.of(Set.of("reader"))).withScopes(Set.of("write"))));

    EvaluationOrderTest() {
        server.call("spent", "{}");
        Caller enough = new Caller("enough", "", Authentication.API_KEY, Set.of("reader"), Set.of("write"), Optional.empty());
        server.modern(enough, "tools/call", FakeClient.called("scoped", "{}"));
    }

    /** What can be wrong with a modern call, in the order of evaluation. */
    enum Modern {
        NOT_JSON(-32700, "not valid JSON"),
        BAD_ID(-32600, "id"),
        VERSION_HEADER(-32020, "MCP-Protocol-Version"),
        VERSION(-32022, "version"),
        CAPABILITIES(-32602, "clientCapabilities"),
        METHOD_HEADER(-32020, "Mcp-Method"),
        METHOD(-32601, "Method not found"),
        NAME_HEADER(-32020, "Mcp-Name"),
        ARGUMENTS_SHAPE(-32602, "arguments must be an object"),
        HIDDEN(-32602, "Unknown tool"),
        SCOPE(-31403, "lacks a scope"),
        LIMITED(-31429, "Too many calls"),
        PARAMETER_HEADER(-32020, "Mcp-Param"),
        STATE(-32602, "requestState is not valid"),
        UNKNOWN_ARGUMENT(0, "Unknown argument");

        private final int code;
        private final String text;

        Modern(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void firstFaultOfAModernCall_isAnswered(Modern first) {
        for (Modern second : EnumSet.range(first, Modern.UNKNOWN_ARGUMENT)) {
            Set<Modern> faults = EnumSet.of(first, second);
            assertAnswer(modern(faults), first.code, first.text, faults);
        }
        assertAnswer(modern(EnumSet.range(first, Modern.UNKNOWN_ARGUMENT)), first.code, first.text, first);
    }

    /** What can be wrong with a call of a handshake revision, in the order of evaluation. */
    enum Handshake {
        NOT_JSON(-32700, "not valid JSON"),
        BAD_ID(-32600, "id"),
        VERSION_HEADER(-32600, "MCP-Protocol-Version"),
        METHOD(-32601, "Method not found"),
        ARGUMENTS_SHAPE(-32602, "arguments must be an object"),
        HIDDEN(-32602, "Unknown tool"),
        SCOPE(-31403, "lacks a scope"),
        LIMITED(-31429, "Too many calls"),
        UNKNOWN_ARGUMENT(0, "Unknown argument");

        private final int code;
        private final String text;

        Handshake(int code, String text) {
            this.code = code;
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void firstFaultOfAHandshakeCall_isAnswered(Handshake first) {
        for (Handshake second : EnumSet.range(first, Handshake.UNKNOWN_ARGUMENT)) {
            Set<Handshake> faults = EnumSet.of(first, second);
            assertAnswer(handshake(faults), first.code, first.text, faults);
        }
        assertAnswer(handshake(EnumSet.range(first, Handshake.UNKNOWN_ARGUMENT)), first.code, first.text, first);
    }

    private Reply modern(Set<Modern> faults) {
        String method = faults.contains(Modern.METHOD) ? "tools/nothing" : "tools/call";
        String version = faults.contains(Modern.VERSION) ? "1999-01-01" : FakeServer.MODERN;
        String meta = FakeServer.meta(version);
        if (faults.contains(Modern.CAPABILITIES)) {
            meta = meta.replace("Capabilities':{}", "Capabilities':[]");
        }
        if (faults.contains(Modern.STATE)) {
            meta += ",'requestState':'made up'";
        }
        String name = name(faults.contains(Modern.HIDDEN), faults.contains(Modern.SCOPE), faults.contains(Modern.LIMITED));
        String body = body(method, name, faults.contains(Modern.ARGUMENTS_SHAPE), faults.contains(Modern.UNKNOWN_ARGUMENT),
                "," + meta,
                faults.contains(Modern.BAD_ID), faults.contains(Modern.NOT_JSON));
        MirroredHeaders headers = new MirroredHeaders(List.of(faults.contains(Modern.VERSION_HEADER) ? "2025-11-25" : version),
                faults.contains(Modern.METHOD_HEADER) ? List.of() : List.of(method),
                List.of(faults.contains(Modern.NAME_HEADER) ? "other" : name),
                parameter -> faults.contains(Modern.PARAMETER_HEADER) ? List.of("not in the body") : List.of());
        return server.send(FakeServer.ALICE, headers, body);
    }

    private Reply handshake(Set<Handshake> faults) {
        String method = faults.contains(Handshake.METHOD) ? "tools/nothing" : "tools/call";
        String name = name(faults.contains(Handshake.HIDDEN), faults.contains(Handshake.SCOPE),
                faults.contains(Handshake.LIMITED));
        String body = body(method, name, faults.contains(Handshake.ARGUMENTS_SHAPE),
                faults.contains(Handshake.UNKNOWN_ARGUMENT), "",
                faults.contains(Handshake.BAD_ID), faults.contains(Handshake.NOT_JSON));
        MirroredHeaders headers = new MirroredHeaders(
                List.of(faults.contains(Handshake.VERSION_HEADER) ? "1999-01-01" : "2025-11-25"),
                List.of("wrong"), List.of("wrong", "wrong")); // E-09: not looked at
        return server.send(FakeServer.ALICE, headers, body);
    }

    /** Where a scope is lacking, the limit has been reached as well, by somebody else. */
    private static String name(boolean hidden, boolean scope, boolean limited) {
        return hidden ? "hidden" : scope ? "scoped" : limited ? "spent" : "free";
    }

    private static String body(String method, String name, boolean shape, boolean argument, String more, boolean id,
            boolean json) {
        String arguments = shape ? "[]" : argument ? "{'x':1}" : "{}";
        String body = FakeServer.request(method, "'name':'" + name + "','arguments':" + arguments + more);
        return (id ? body.replace("\"id\":7", "\"id\":null") : body) + (json ? "}" : "");
    }

    private static void assertAnswer(Reply reply, int code, String text, Object faults) {
        JsonNode answer = FakeServer.tree(reply);
        assertThat(FakeServer.code(reply)).as("%s", faults).isEqualTo(code);
        JsonNode told = code == 0 ? answer.at("/result/content/0/text") : answer.at("/error/message");
        assertThat(told.textValue()).as("%s", faults).contains(text);
    }

    private static FakeTool tool(String name, AccessRule access) {
        Rate rate = new Rate(1, Duration.ofHours(1), 1, Refill.INTERVAL);
        FakeTool tool = new FakeTool(name).access(access).headers(new HeaderParameter("City", List.of("city")))
                .returns(Result.NONE, arguments -> null);
        return name.equals("free") ? tool : tool.limit(new LimitRule(By.ENTRY, name, rate, 1));
    }
}

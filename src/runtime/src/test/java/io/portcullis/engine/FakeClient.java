package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.MirroredHeaders;

/** One client of a server made by hand: who calls, what it can do, and the stream of its requests. */
final class FakeClient {

    private final FakeServer server;
    private final Caller caller;
    private final FakePeer session;
    private String capabilities = "";
    private String meta = "";
    private String id = "7";
    private RecordingOutlet outlet = new RecordingOutlet();

    /** @param session the session it speaks in; null for a client of the stateless revision */
    FakeClient(FakeServer server, Caller caller, FakePeer session) {
        this.server = server;
        this.caller = caller;
        this.session = session;
    }

    /** From now on it declares these members of its capabilities. */
    FakeClient can(String members) {
        this.capabilities = members;
        return this;
    }

    /** From now on its requests hold these further members of {@code _meta}. */
    FakeClient saying(String members) {
        this.meta = members;
        return this;
    }

    /** From now on its requests have this id, as JSON. */
    FakeClient id(String json) {
        this.id = json;
        return this;
    }

    FakeClient outlet(RecordingOutlet other) {
        this.outlet = other;
        return this;
    }

    RecordingOutlet outlet() {
        return outlet;
    }

    /** Sends a request; parameters are written with single quotes. */
    CompletableFuture<Reply> begin(String method, String params) {
        String known = session == null ? FakeServer.MODERN_META + "," + FakeServer.CAPABILITIES + ":{" + capabilities + "}"
                : "";
        String members = known + (known.isEmpty() || meta.isEmpty() ? "" : ",") + meta;
        String all = params + (params.isEmpty() ? "" : ",") + "'_meta':{" + members + "}";
        String body = "{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':{" + all + "}}";
        return server.begin(incoming(body, headers(method, params))).orTimeout(3, TimeUnit.SECONDS);
    }

    /** Posts any message in its session; single quotes may be used. */
    Reply post(String message) {
        return server.begin(incoming(message, new MirroredHeaders(List.of(session.revision().text()), List.of(), List.of())))
                .orTimeout(5, TimeUnit.SECONDS).join();
    }

    Reply send(String method, String params) {
        return begin(method, params).orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** The whole answer to a request. */
    JsonNode answer(String method, String params) {
        return Tree.of(send(method, params).body());
    }

    /** The result of a request. */
    JsonNode result(String method, String params) {
        JsonNode answer = answer(method, params);
        if (!answer.has("result")) {
            throw new AssertionError("no result: " + answer);
        }
        return answer.get("result");
    }

    /** The error code of a request. */
    int code(String method, String params) {
        return answer(method, params).at("/error/code").intValue();
    }

    /** The result of a call of a tool, with further parameters. */
    JsonNode call(String tool, String arguments, String... params) {
        return result("tools/call", called(tool, arguments, params));
    }

    static String called(String tool, String arguments, String... params) {
        String more = params.length == 0 ? "" : "," + String.join(",", params);
        return "'name':'" + tool + "','arguments':" + arguments + more;
    }

    /** The parameters that bring answers, and the state of the last result. */
    static String[] bringing(JsonNode asked, String responses) {
        return new String[] { "'inputResponses':{" + responses + "}",
                "'requestState':'" + asked.get("requestState").textValue() + "'" };
    }

    private Incoming incoming(String body, MirroredHeaders headers) {
        return new Incoming(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), headers,
                session == null ? List.of() : List.of(session.id()), new Sender(caller, "192.0.2.1"), outlet);
    }

    private MirroredHeaders headers(String method, String params) {
        if (session != null) {
            return new MirroredHeaders(List.of(session.revision().text()), List.of(), List.of());
        }
        JsonNode tree = Tree.of("{" + params + "}");
        JsonNode name = tree.get(method.equals("resources/read") ? "uri" : method.startsWith("tasks/") ? "taskId" : "name");
        return new MirroredHeaders(List.of(FakeServer.MODERN), List.of(method),
                name == null ? List.of() : List.of(name.textValue()));
    }
}

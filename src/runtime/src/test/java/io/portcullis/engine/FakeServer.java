package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.arguments.ConstraintViolations;
import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.Catalog;
import io.portcullis.event.Events;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Tree;
import io.portcullis.gate.Gate;
import io.portcullis.limit.Limiter;
import io.portcullis.protocol.Codecs;
import io.portcullis.protocol.MessageReader;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.ServerIdentity;

/** An engine with tools made by hand, and nothing around it. */
final class FakeServer implements CallScope {

    static final Caller ALICE = Callers.key("alice", "reader");
    static final String MODERN = "2026-07-28";

    final RecordingListener told = new RecordingListener();
    final ManualTime time = new ManualTime();
    final List<Caller> opened = new ArrayList<>();
    int closed;
    boolean failsToOpen;
    boolean failsToClose;

    private final Engine engine;

    FakeServer(FakeTool... tools) {
        this(Runnable::run, false, tools);
    }

    FakeServer(Executor blocking, boolean limitedAsResult, FakeTool... tools) {
        this(blocking, limitedAsResult, ConstraintViolations::of, tools);
    }

    FakeServer(Executor blocking, boolean limitedAsResult, Violations violations, FakeTool... tools) {
        Catalog catalog = FakeTool.catalog(tools);
        Codecs codecs = new Codecs(new ServerIdentity("n", "1", "", ""));
        Gate gate = new Gate(catalog, new AccessPolicy(true), new Limiter(100, time), new Events(List.of(told)));
        ToolCall call = new ToolCall(catalog, new Answers(StrictJson.create(32, 10_000, 100), violations),
                new Runner(blocking, this), limitedAsResult);
        this.engine = new Engine(new MessageReader(32), gate, codecs, new ToolList(catalog, codecs), call);
    }

    @Override
    public Opened open(Caller caller) {
        if (failsToOpen) {
            throw new IllegalStateException("secret scope");
        }
        opened.add(caller);
        return new Opened() {

            @Override
            public <T> T within(Callable<T> step) throws Exception {
                return step.call();
            }

            @Override
            public void close() {
                closed++;
                if (failsToClose) {
                    throw new IllegalStateException("secret scope");
                }
            }
        };
    }

    /** The answer to raw bytes. */
    Reply send(Caller caller, MirroredHeaders headers, String body) {
        Incoming incoming = new Incoming(body.getBytes(StandardCharsets.UTF_8), headers, caller, "192.0.2.1");
        return engine.answer(incoming).toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** The answer of a modern call by Alice; parameters are written with single quotes. */
    Reply modern(String method, String params) {
        return modern(ALICE, method, params);
    }

    Reply modern(Caller caller, String method, String params) {
        JsonNode name = Tree.of("{" + params + "}").get("name");
        return send(caller,
                new MirroredHeaders(List.of(MODERN), List.of(method), name == null ? List.of() : List.of(name.textValue())),
                request(method, params + (params.isEmpty() ? "" : ",") + meta(MODERN)));
    }

    /** The answer of a handshake call by Alice. */
    Reply handshake(String version, String method, String params) {
        return send(ALICE, new MirroredHeaders(List.of(version), List.of(), List.of()), request(method, params));
    }

    /** The result of a modern call of a tool. */
    JsonNode call(String name, String arguments) {
        return tree(modern("tools/call", "'name':'" + name + "','arguments':" + arguments)).get("result");
    }

    static JsonNode tree(Reply reply) {
        return Tree.of(reply.body());
    }

    static int code(Reply reply) {
        return tree(reply).at("/error/code").intValue();
    }

    static Optional<Class<?>> refusal(Reply reply) {
        return reply.refusal().map(Object::getClass);
    }

    static String request(String method, String params) {
        return ("{'jsonrpc':'2.0','id':7,'method':'" + method + "','params':{" + params + "}}").replace('\'', '"');
    }

    static String meta(String version) {
        return "'_meta':{'io.modelcontextprotocol/protocolVersion':'" + version
                + "','io.modelcontextprotocol/clientCapabilities':{}}";
    }
}

package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.engine.Incoming.Sender;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.FakePeer;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.fake.Tree;
import io.portcullis.limit.Rate;
import io.portcullis.protocol.ClientCapabilities;
import io.portcullis.protocol.MirroredHeaders;
import io.portcullis.protocol.Revision;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;
import io.portcullis.refusal.Refusal.NoSession;

/** HL-14, E-10, I-07, trap 13. */
class BatchesTest {

    private static final String PING = "{'jsonrpc':'2.0','id':1,'method':'ping'}";
    private static final String CALL = "{'jsonrpc':'2.0','id':2,'method':'tools/call','params':{'name':'find'}}";
    private static final String HIDDEN = "{'jsonrpc':'2.0','id':'3','method':'tools/call','params':{'name':'hidden'}}";
    private static final String NOTIFICATION = "{'jsonrpc':'2.0','method':'notifications/initialized'}";
    private static final String RESPONSE = "{'jsonrpc':'2.0','id':0,'result':{}}";
    private static final String MODERN = "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{"
            + "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28'}}}";

    private final FakeServer server = new Setup().peers(Mode.STATEFUL).serving(
            new FakeTool("find").limit(new LimitRule(By.CALLER, "find", new Rate(2, Duration.ofMinutes(1), 2,
                    Refill.INTERVAL), 1)),
            new FakeTool("hidden").access(AccessRule.of(Kind.DENIED)));

    BatchesTest() {
        for (Revision revision : Revision.values()) {
            server.peers.add(new FakePeer(revision.text(), FakeServer.ALICE, revision, ClientCapabilities.NONE));
        }
    }

    @Test // HL-14
    void batch_isAnsweredElementByElement() {
        assertThat(Tree.of(send("[" + PING + "," + NOTIFICATION + "," + CALL + "," + HIDDEN + "]").body())).isEqualTo(Tree.of(
                "[{'jsonrpc':'2.0','id':1,'result':{}},{'jsonrpc':'2.0','id':2,'result':{'content':[],'isError':false}},"
                        + "{'jsonrpc':'2.0','id':'3','error':{'code':-32602,'message':'Unknown tool'}}]"));
    }

    @ParameterizedTest // HL-14, J-06
    @ValueSource(strings = { NOTIFICATION, RESPONSE, NOTIFICATION + "," + RESPONSE + "," + NOTIFICATION })
    void batchWithoutRequests_isAccepted(String elements) {
        assertThat(send("[" + elements + "]").isNothing()).isTrue();
    }

    @Test // trap 13: each goes the whole way of a message of its own
    void limitsAndAudit_countElements() {
        JsonNode answers = Tree.of(send("[" + CALL + "," + CALL + "," + CALL + "," + HIDDEN + "]").body());
        assertThat(answers.get(2).at("/error/code").intValue()).isEqualTo(-31429);
        assertThat(server.told.calls()).extracting(call -> call.outcome().name()).containsExactly("OK", "OK", "LIMITED",
                "REFUSED");
    }

    @Test // one that waits holds the others, not a thread
    void batch_waitsForAll() {
        CompletableFuture<Object> later = new CompletableFuture<>();
        server.catalog.add(new FakeTool("later").returns(Result.TEXT, arguments -> later).entry());
        CompletableFuture<Reply> reply = begin("2025-03-26",
                "[" + PING + "," + CALL.replace("find", "later") + "]");
        assertThat(reply).isNotDone();
        later.complete("x");
        assertThat(Tree.of(reply.join().body())).hasSize(2);
    }

    @ParameterizedTest // E-10: only where it was negotiated
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2025_03_26")
    void otherRevisions_haveNoBatches(Revision revision) {
        Reply reply = begin(revision.text(), "[" + PING + "]").join();
        assertThat(fault(reply)).isEqualTo(Fault.REQUEST);
        assertThat(FakeServer.tree(reply).has("id")).isFalse();
    }

    @Test // E-10
    void batchWithoutASession_isRefused() {
        assertThat(fault(server.send(FakeServer.ALICE, none(), "[]"))).isEqualTo(Fault.REQUEST);
        assertThat(fault(server.send(FakeServer.ALICE, none(), ("[" + PING + "]").replace('\'', '"'))))
                .isEqualTo(Fault.REQUEST);
        Reply unknown = server.send(FakeServer.ALICE, none(), List.of("nothing"), ("[" + PING + "]").replace('\'', '"'));
        assertThat(unknown.refusal()).contains(new NoSession()); // HL-04
        Reply foreign = server.send(FakeServer.BOB, none(), List.of("2025-03-26"), ("[" + PING + "]").replace('\'', '"'));
        assertThat(foreign.refusal()).contains(new NoSession());
    }

    @ParameterizedTest // E-10, I-07: and then nothing of it is done
    @ValueSource(strings = { "", "1", "[]", "[" + PING + "]", "null", "{}", "'x'", MODERN,
            "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-03-26'}}",
            "{'jsonrpc':'2.0','method':'initialize'}", "{'jsonrpc':'1.0','id':1,'method':'ping'}",
            "{'jsonrpc':'2.0','id':null,'method':'ping'}" })
    void elementThatDoesNotBelong_refusesTheWholeBatch(String element) {
        for (String batch : List.of("[" + element + "]", "[" + CALL + (element.isEmpty() ? "" : "," + element) + "]")) {
            if (!batch.equals("[" + CALL + "]")) {
                Reply reply = send(batch);
                assertThat(fault(reply)).as(batch).isEqualTo(Fault.REQUEST);
                assertThat(FakeServer.tree(reply).isObject()).isTrue();
            }
        }
        assertThat(server.told.calls()).isEmpty();
    }

    @Test
    void batch_hasABoundedNumberOfElements() {
        assertThat(Tree.of(send("[" + String.join(",", Collections.nCopies(50, PING)) + "]").body())).hasSize(50);
        assertThat(fault(send("[" + String.join(",", Collections.nCopies(51, PING)) + "]"))).isEqualTo(Fault.REQUEST);
    }

    @Test // SR-01
    void responsesInABatch_areHeard() {
        FakePeer peer = (FakePeer) server.peers.find("2025-03-26", FakeServer.ALICE).orElseThrow();
        CompletableFuture<?> asked = peer.ask(id -> ("{\"id\":\"" + id + "\"}").getBytes(), null).toCompletableFuture();
        send("[" + RESPONSE + "]");
        assertThat(asked).isDone();
    }

    private Reply send(String batch) {
        return begin("2025-03-26", batch).join();
    }

    private CompletableFuture<Reply> begin(String session, String batch) {
        return server.begin(new Incoming(batch.replace('\'', '"').getBytes(), none(), List.of(session),
                new Sender(FakeServer.ALICE, "192.0.2.1"), new RecordingOutlet()));
    }

    private static MirroredHeaders none() {
        return new MirroredHeaders(List.of(), List.of(), List.of());
    }

    private static Fault fault(Reply reply) {
        Optional<Malformed> malformed = reply.refusal().filter(Malformed.class::isInstance).map(Malformed.class::cast);
        return malformed.map(Malformed::fault).orElse(null);
    }
}

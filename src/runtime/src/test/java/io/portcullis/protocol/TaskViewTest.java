package io.portcullis.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.RootsRequest;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Result.Called;
import io.portcullis.protocol.Result.TaskCreated;
import io.portcullis.protocol.Result.TaskState;
import io.portcullis.protocol.TaskView.Times;
import io.portcullis.refusal.Refusal.Internal;

/** K-04, K-06, K-13, trap 22: a flat result; its type is task only when the task begins. */
class TaskViewTest {

    private static final Times TIMES = new Times(Instant.parse("2026-11-01T10:00:00.123456Z"),
            Instant.parse("2026-11-01T10:00:05Z"), 60_000, 500);
    private static final String MEMBERS = "'createdAt':'2026-11-01T10:00:00.123Z','lastUpdatedAt':'2026-11-01T10:00:05Z',"
            + "'ttlMs':60000,'pollIntervalMs':500";

    @Test
    void beginning_isAResultOfItsOwnType() {
        JsonNode result = Tree.of(Wire.codec(Revision.V2026_07_28).result(Wire.ID, new TaskCreated(view("working", "", ""))))
                .get("result");
        assertThat(result.get("resultType").textValue()).isEqualTo("task");
        assertThat(Wire.result(Revision.V2026_07_28, new TaskCreated(view("working", "", ""))))
                .isEqualTo(Tree.of("{'taskId':'tk_1','status':'working'," + MEMBERS + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { "working|\"\"|\"\"", "cancelled|\"\"|\"\"",
            "completed|result|{'isError':false}",
            "input_required|inputRequests|{'k':{}}" })
    void state_saysHowFarItIs(String status, String name, String detail) {
        TaskState state = new TaskState(view(status, name, detail.replace('\'', '"')));
        JsonNode answer = Tree.of(Wire.codec(Revision.V2026_07_28).result(Wire.ID, state));
        assertThat(answer.at("/result/resultType").textValue()).isEqualTo("complete");
        assertThat(Wire.result(Revision.V2026_07_28, state))
                .isEqualTo(Tree.of("{'taskId':'tk_1','status':'" + status + "'," + MEMBERS
                        + (name.isEmpty() ? "" : ",'" + name + "':" + detail) + "}"));
    }

    @Test // J-07
    void failedTask_saysSoInAFixedText() {
        String error = ErrorTable.detached(new Internal("00ff"));
        assertThat(Wire.result(Revision.V2026_07_28, new TaskState(view("failed", "error", error)))).isEqualTo(
                Tree.of("{'taskId':'tk_1','status':'failed','statusMessage':'The task failed'," + MEMBERS
                        + ",'error':{'code':-32603,'message':'Internal error','data':{'correlationId':'00ff'}}}"));
    }

    @Test // K-13, U-03
    void change_isToldToASubscription() {
        assertThat(Tree.of(Notifications.task(view("working", "", ""), new RequestId("7")))).isEqualTo(Tree.of(
                "{'jsonrpc':'2.0','method':'notifications/tasks','params':{'_meta':{'io.modelcontextprotocol/subscriptionId':7},"
                        + "'taskId':'tk_1','status':'working'," + MEMBERS + "}}"));
    }

    @Test
    void resultOfATask_isWhatTheCallWouldHaveAnswered() {
        Codec codec = Wire.codec(Revision.V2026_07_28);
        Result called = new Called(CallResult.of(List.of()));
        assertThat(Tree.of(codec.detached(called))).isEqualTo(Tree.of(codec.result(Wire.ID, called)).get("result"));
        assertThat(Tree.of(codec.questions(Map.of("k", new RootsRequest()))))
                .isEqualTo(Tree.of("{'k':{'method':'roots/list','params':{}}}"));
    }

    @ParameterizedTest // K-22
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2026_07_28")
    void handshakeRevisions_haveNoTasks(Revision revision) {
        Codec codec = Wire.codec(revision);
        assertThatIllegalStateException().isThrownBy(() -> codec.detached(new Called(CallResult.of(List.of()))));
        assertThatIllegalStateException().isThrownBy(() -> codec.questions(Map.of()));
    }

    private static TaskView view(String status, String detailName, String detail) {
        return new TaskView("tk_1", status, TIMES, detailName, detail);
    }
}

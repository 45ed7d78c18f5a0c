package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.catalog.Invocation.Result;
import io.portcullis.event.Outcome;
import io.portcullis.event.ResultFlagged;
import io.portcullis.event.ResultFlagged.Flag;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingHandler;

/** A result that is too large is a failure of its call, and known as one before anything of it is sent. */
class ResultSizeTest {

    private static final int OF_THE_MESSAGE_AROUND = 500;

    @Test
    void resultUpToTheLimit_isAnswered() {
        JsonNode result = tool(FakeServer.MAX_RESULT - OF_THE_MESSAGE_AROUND).call("find", "{}");
        assertThat(result.get("isError").booleanValue()).isFalse();
    }

    @Test
    void largerResultOfATool_isAnErrorOfTheTool_andSaidInTheLog() {
        try (RecordingHandler log = new RecordingHandler(ResultGuard.class.getName())) {
            FakeServer server = tool(FakeServer.MAX_RESULT);
            JsonNode result = server.call("find", "{}");
            assertThat(result.get("isError").booleanValue()).isTrue();
            assertThat(result.at("/content/0/text").textValue()).startsWith("The result was withheld. Correlation id: ")
                    .hasSizeLessThan(60);
            assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
            assertThat(log.lines()).singleElement().asString().contains("portcullis.transport.max-result-size");
            assertThat(server.told.call().reason()).contains("withheld_too_large");
            assertThat(server.told.flagged()).singleElement().extracting(ResultFlagged::flag, ResultFlagged::withheld)
                    .containsExactly(Flag.TOO_LARGE, true);
        }
    }

    @Test
    void largerResultOfAResource_isAnInternalError() {
        FakeServer server = new FakeServer(
                new FakeResource("docs://a").returns(arguments -> "x".repeat(FakeServer.MAX_RESULT)));
        JsonNode error = FakeServer.tree(server.client(FakeServer.ALICE).send("resources/read", "'uri':'docs://a'"))
                .get("error");
        assertThat(error.get("code").intValue()).isEqualTo(-32603);
        assertThat(error.at("/data/correlationId").textValue()).hasSize(16);
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    private static FakeServer tool(int length) {
        return new FakeServer(new FakeTool("find").returns(Result.TEXT, arguments -> "x".repeat(length)));
    }
}

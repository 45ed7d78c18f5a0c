package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LimitRule.Cost;
import io.portcullis.catalog.LimitRule.Share;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.event.Outcome;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeStore;
import io.portcullis.fake.FakeStore.Mood;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.limit.Quota;
import io.portcullis.limit.Rate;
import io.portcullis.limit.RateLimiter;
import io.portcullis.limit.SharedBuckets;
import io.portcullis.limit.SharedBuckets.Surroundings;
import io.portcullis.spi.Drawn;
import io.portcullis.spi.Drawn.Level;

/** What a client is answered when a limit refuses, at once or once a store far away has said so. */
class LimitAnswerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Rate TWO = new Rate(2, HOUR, 2, Refill.INTERVAL);
    private static final Drawn TAKEN = new Drawn(true, List.of(new Level(1, Duration.ZERO, HOUR)));
    private static final Drawn REFUSED = new Drawn(false, List.of(new Level(0, Duration.ofSeconds(90), HOUR)));
    private static final Parameter N = new Parameter(Source.ARGUMENT, "n", "int", false, false, "");

    private final FakeStore store = new FakeStore();

    @Test
    void callWaitsForTheStore_andGoesOn() {
        FakeClient alice = far(new Setup()).client(FakeServer.ALICE);
        store.is(Mood.SILENT);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("find", "{}"));
        assertThat(reply).isNotDone();
        assertThat(alice.outlet().quotas()).isEmpty();
        store.promised().get(0).complete(TAKEN);
        assertThat(FakeServer.tree(reply.join()).at("/result/content/0/text").textValue()).isEqualTo("found");
        assertThat(alice.outlet().quotas()).containsExactly(new Quota("caller", 2, HOUR, 1, HOUR));
    }

    @Test
    void callThatTheStoreRefuses_isToldHowItStands_andDoesNotRun() {
        FakeServer server = far(new Setup());
        FakeClient alice = server.client(FakeServer.ALICE);
        store.is(Mood.SILENT);
        CompletableFuture<Reply> reply = alice.begin("tools/call", FakeClient.called("find", "{}"));
        store.promised().get(0).complete(REFUSED);
        assertThat(FakeServer.code(reply.join())).isEqualTo(-31429);
        assertThat(FakeServer.tree(reply.join()).at("/error/data/retryAfterMs").longValue()).isEqualTo(90_000);
        assertThat(alice.outlet().quotas()).containsExactly(new Quota("caller", 2, HOUR, 0, HOUR));
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.LIMITED);
        assertThat(server.opened).isEmpty();
    }

    @Test
    void promptsAndResources_waitForTheStoreToo() {
        FakeServer server = far(new Setup());
        store.is(Mood.SILENT);
        CompletableFuture<Reply> prompt = server.client(FakeServer.ALICE).begin("prompts/get", "'name':'hello'");
        CompletableFuture<Reply> resource = server.client(FakeServer.ALICE).begin("resources/read", "'uri':'docs://a'");
        assertThat(List.of(prompt, resource)).noneMatch(CompletableFuture::isDone);
        store.promised().get(0).complete(TAKEN);
        store.promised().get(1).complete(REFUSED);
        assertThat(FakeServer.tree(prompt.join()).has("result")).isTrue();
        assertThat(FakeServer.code(resource.join())).isEqualTo(-31429);
    }

    @Test
    void withoutTheStore_aToolIsUnavailable_andAPromptGoesOn() {
        FakeServer server = far(new Setup());
        store.is(Mood.FAILING);
        assertThat(server.client(FakeServer.ALICE).code("tools/call", FakeClient.called("find", "{}"))).isEqualTo(-31503);
        assertThat(server.client(FakeServer.ALICE).answer("prompts/get", "'name':'hello'").has("result")).isTrue();
    }

    @Test
    void overTheLimit_isAToolResultWhereThatIsWanted() {
        FakeServer server = far(new Setup().limitedAsResult());
        store.is(Mood.SILENT);
        CompletableFuture<Reply> reply = server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("find", "{}"));
        store.promised().get(0).complete(REFUSED);
        assertToldTheModel(server, FakeServer.tree(reply.join()).get("result"), "Too many calls. Try again in 90 s.");
    }

    @Test // else it would depend on the argument in which way a model hears of it
    void restOfACost_isAToolResultWhereThatIsWanted() {
        FakeServer server = new Setup().limitedAsResult().serving(costly());
        server.call("costly", "{'n':1}");
        JsonNode refused = server.call("costly", "{'n':2}");
        assertThat(refused.get("isError").booleanValue()).isTrue();
        assertThat(refused.at("/content/0/text").textValue()).isEqualTo("Too many calls. Try again in 3600 s.");
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.LIMITED);
    }

    @Test
    void quotas_areThoseAfterTheWholeCost_ofEveryLimit() {
        Rate ten = new Rate(10, HOUR, 10, Refill.INTERVAL);
        FakeServer server = new FakeServer(new FakeTool("costly").parameters(N).limit(
                new LimitRule(new Share(By.CALLER, ""), "c", ten, new Cost(1, "n")), new LimitRule(By.CALLER, "e", ten, 1)));
        FakeClient alice = server.client(FakeServer.ALICE);
        alice.call("costly", "{'n':6}");
        assertThat(alice.outlet().quotas()).extracting(Quota::policy, Quota::remaining).containsExactly(tuple("caller", 4L),
                tuple("caller", 9L));
        alice.send("tools/call", FakeClient.called("costly", "{'n':5}"));
        assertThat(alice.outlet().quotas()).extracting(Quota::policy, Quota::remaining).containsExactly(tuple("caller", 3L),
                tuple("caller", 8L));
    }

    @Test
    void restOfACost_isAnErrorOtherwise() {
        FakeServer server = new FakeServer(costly());
        server.call("costly", "{'n':1}");
        Reply refused = server.modern("tools/call", FakeClient.called("costly", "{'n':2}"));
        assertThat(FakeServer.code(refused)).isEqualTo(-31429);
        assertThat(server.told.calls().get(1).outcome()).isEqualTo(Outcome.LIMITED);
    }

    @Test
    void costThatCannotBe_isAToolErrorThatSaysWhy() {
        FakeServer server = new FakeServer(costly());
        for (String cost : List.of("0", "-1", "3")) {
            JsonNode refused = server.call("costly", "{'n':" + cost + "}");
            assertThat(refused.get("isError").booleanValue()).isTrue();
            assertThat(refused.at("/content/0/text").textValue()).startsWith("An argument asks for less than 1, or for more");
            server.time.advance(HOUR);
        }
        assertThat(server.opened).isEmpty();
    }

    @Test
    void tooManyAtTheSameTime_isAToolResultWhereThatIsWanted() {
        FakeServer server = new Setup().limitedAsResult().callsPerCaller(1)
                .serving(new FakeTool("find").returns(Result.TEXT, arguments -> new CompletableFuture<>()));
        server.client(FakeServer.ALICE).begin("tools/call", FakeClient.called("find", "{}"));
        assertToldTheModel(server, server.call("find", "{}"), "Too many calls at the same time. Wait for one to end.");
    }

    private static void assertToldTheModel(FakeServer server, JsonNode result, String text) {
        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").textValue()).isEqualTo(text);
        assertThat(server.told.call().outcome()).isEqualTo(Outcome.LIMITED);
    }

    private static FakeTool costly() {
        return new FakeTool("costly").parameters(N)
                .limit(new LimitRule(new Share(By.CALLER, ""), "c", TWO, new Cost(1, "n")))
                .returns(Result.TEXT, arguments -> "x");
    }

    /** Whose buckets are far away. */
    private FakeServer far(Setup setup) {
        LimitRule limit = new LimitRule(By.CALLER, "b", TWO, 1);
        return setup
                .limiter(near -> RateLimiter.shared(
                        new SharedBuckets(store, Duration.ofSeconds(30),
                                new Surroundings(() -> Runnable::run, new ManualTime()),
                                reachable -> {
                                }),
                        near.own(), destructive -> destructive))
                .serving(new FakeTool("find").limit(limit).returns(Result.TEXT, arguments -> "found"),
                        new FakePrompt("hello").limit(limit).returns(arguments -> "x"),
                        new FakeResource("docs://a").limit(limit).returns(arguments -> "x"));
    }
}

package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Progress;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.engine.Peers.Mode;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.fake.Tree;
import io.portcullis.protocol.Revision;

/** G1-01 to G1-04, trap 9. */
class ProgressSenderTest {

    private static final Parameter PROGRESS = Parameter.injected(Source.PROGRESS, "io.portcullis.api.Progress");

    private final RecordingOutlet outlet = new RecordingOutlet();
    private final ProgressSender progress = new ProgressSender("\"t\"", true, Voices.on(outlet));

    @Test
    void progress_isSent() {
        progress.send(1, 10.0, "one of ten");
        assertThat(sent()).containsExactly(Tree.of("{'progressToken':'t','progress':1,'total':10,'message':'one of ten'}"));
    }

    @Test // G1-01
    void progressNobodyAskedFor_isNotSent() {
        ProgressSender unwanted = new ProgressSender(null, true, Voices.on(outlet));
        assertThat(unwanted.isWanted()).isFalse();
        unwanted.send(1);
        assertThat(outlet.sent()).isEmpty();
    }

    @Test
    void progressNobodyCanTake_isNotSent() {
        outlet.withoutStream();
        assertThat(progress.isWanted()).isFalse();
        progress.send(1);
        assertThat(outlet.sent()).isEmpty();
    }

    @ParameterizedTest // G1-02
    @ValueSource(doubles = { 5, 4.999, 0, -1, Double.NaN, Double.NEGATIVE_INFINITY })
    void progressThatDoesNotGrow_isDropped(double next) {
        progress.send(5);
        pause();
        progress.send(next);
        assertThat(sent()).hasSize(1);
        pause();
        progress.send(5.001);
        assertThat(sent()).hasSize(2);
    }

    @Test // G1-04
    void progressInAHurry_isThinnedOut() {
        for (int i = 1; i <= 100_000; i++) {
            progress.send(i);
        }
        assertThat(outlet.sent().size()).isBetween(1, 2_000);
        assertThat(sent().get(0).get("progress").intValue()).isEqualTo(1);
    }

    @Test
    void progressInAHurry_isSentInOrderAndWhole_whereThereIsNoInterval() {
        ProgressSender hasty = new ProgressSender("1", true, Voices.hasty(outlet));
        for (int i = 1; i <= 10_000; i++) {
            hasty.send(i);
        }
        assertThat(sent()).extracting(params -> params.get("progress").intValue())
                .isEqualTo(IntStream.rangeClosed(1, 10_000).boxed().toList());
    }

    @Test // G1-02
    void progressAfterTheEnd_isDropped() {
        progress.end();
        progress.send(1);
        assertThat(outlet.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = { Double.POSITIVE_INFINITY, Double.NaN })
    void numberThatJsonCannotHold_isAMistakeOfTheAuthorAndBlocksNothing(double number) {
        if (number > 0) {
            assertThatIllegalArgumentException().isThrownBy(() -> progress.send(number));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> progress.send(1, number));
        progress.send(1);
        assertThat(sent()).hasSize(1);
    }

    @Test // section 17
    void wordsForAClientThatKnowsNone_areLeftOut() {
        new ProgressSender("1", false, Voices.on(outlet)).send(1, null, "one");
        assertThat(sent()).containsExactly(Tree.of("{'progressToken':1,'progress':1}"));
    }

    @ParameterizedTest // G1-03, trap 9: on the stream of its own request, its token as it came
    @ValueSource(strings = { "'t'", "5", "''" })
    void call_tellsItsProgress(String token) {
        FakeClient alice = new FakeServer(counting()).client(FakeServer.ALICE).saying("'progressToken':" + token);
        JsonNode result = alice.call("count", "{}");
        assertThat(result.at("/content/0/text").textValue()).isEqualTo("true");
        assertThat(alice.outlet().params("notifications/progress").get(0).get("progressToken")).isEqualTo(Tree.of(token));
    }

    @Test
    void callWithoutAToken_tellsNothing() {
        FakeClient alice = new FakeServer(counting()).client(FakeServer.ALICE);
        assertThat(alice.call("count", "{}").at("/content/0/text").textValue()).isEqualTo("false");
        assertThat(alice.outlet().sent()).isEmpty();
    }

    @Test // G1-02: whoever keeps the object
    void progressAfterTheAnswer_isDropped() {
        Progress[] kept = new Progress[1];
        FakeServer server = new FakeServer(new FakeTool("keep").parameters(PROGRESS).returns(Result.NONE, arguments -> {
            kept[0] = (Progress) arguments[0];
            return null;
        }));
        FakeClient alice = server.client(FakeServer.ALICE).saying("'progressToken':1");
        alice.call("keep", "{}");
        kept[0].send(1);
        assertThat(alice.outlet().sent()).isEmpty();
    }

    @ParameterizedTest // section 17
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2026_07_28")
    void session_isToldProgressAsItsRevisionKnowsIt(Revision revision) {
        FakeServer server = new Setup().peers(Mode.STATEFUL).from(Revision.V2024_11_05).serving(counting());
        FakeClient alice = server.client(FakeServer.ALICE, revision, "").saying("'progressToken':1");
        alice.call("count", "{}");
        assertThat(alice.outlet().params("notifications/progress").get(0).has("message"))
                .isEqualTo(revision != Revision.V2024_11_05);
    }

    private static FakeTool counting() {
        return new FakeTool("count").parameters(PROGRESS).returns(Result.TEXT, arguments -> {
            ((Progress) arguments[0]).send(1, 2.0, "half");
            return ((Progress) arguments[0]).isWanted();
        });
    }

    private List<JsonNode> sent() {
        return outlet.params("notifications/progress");
    }

    /** Longer than what lies between two messages. */
    private static void pause() {
        try {
            assertThat(new CountDownLatch(1).await(15, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.api.Feature;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.fake.FakePrompt;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTemplate;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.RecordingOutlet;
import io.portcullis.fake.Tree;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.Refusal.Malformed.Fault;

/** U-01 to U-09, trap 10. */
class ListenTest {

    private static final String LISTEN = "subscriptions/listen";
    private static final String EVERYTHING = filter("'toolsListChanged':true,'promptsListChanged':true,"
            + "'resourcesListChanged':true,'resourceSubscriptions':['docs://a']");
    private static final AccessRule DENIED = AccessRule.of(Kind.DENIED);

    private final FakeServer server = new FakeServer(new FakeTool("find"), new FakePrompt("ask"), new FakeResource("docs://a"),
            new FakeResource("docs://hidden").access(DENIED), new FakeTemplate("notes://{id}"));
    private final FakeClient alice = server.client(FakeServer.ALICE);

    @Test // U-01, U-02
    void subscription_isAcknowledgedAndStaysOpen() {
        CompletableFuture<Reply> reply = alice.begin(LISTEN, EVERYTHING);
        assertThat(reply).isNotDone();
        assertThat(alice.outlet().sent()).containsExactly(Tree.of(
                "{'jsonrpc':'2.0','method':'notifications/subscriptions/acknowledged','params':{'_meta':{"
                        + "'io.modelcontextprotocol/subscriptionId':7},'notifications':{'promptsListChanged':true,"
                        + "'resourcesListChanged':true,'toolsListChanged':true,'resourceSubscriptions':['docs://a']}}}"));
    }

    @Test // U-08
    void endOfTheServer_endsSubscriptions_eachWithItsResult() throws Exception {
        CompletableFuture<Reply> reply = alice.begin(LISTEN, EVERYTHING);
        server.engine.endStreams();
        assertThat(reply).isDone();
        assertThat(new String(reply.get().body())).contains("\"result\"");
        assertThat(alice.begin(LISTEN, EVERYTHING)).isDone(); // one that was on its way
    }

    @Test // U-05
    void changes_areTold() {
        alice.begin(LISTEN, EVERYTHING);
        server.catalog.add(new FakeTool("more").entry());
        server.catalog.add(new FakePrompt("more").entry());
        server.catalog.add(new FakeTemplate("more://{id}").entry());
        server.changes.resourceUpdated("docs://a");
        assertThat(methods()).containsExactly("notifications/subscriptions/acknowledged", "notifications/tools/list_changed",
                "notifications/prompts/list_changed", "notifications/resources/list_changed",
                "notifications/resources/updated");
        assertThat(alice.outlet().params("notifications/resources/updated").get(0).get("uri").textValue())
                .isEqualTo("docs://a");
    }

    @ParameterizedTest // U-03, trap 9
    @ValueSource(strings = { "1", "'1'", "-5" })
    void everyMessage_namesTheRequestByItsId(String id) {
        alice.id(id).begin(LISTEN, EVERYTHING);
        server.changes.listChanged(Feature.TOOL);
        server.changes.resourceUpdated("docs://a");
        assertThat(alice.outlet().sent()).hasSize(3).allSatisfy(message -> assertThat(
                message.at("/params/_meta/io.modelcontextprotocol~1subscriptionId")).isEqualTo(Tree.of(id)));
    }

    @Test // U-04
    void whatWasNotAskedFor_isNotTold() {
        alice.begin(LISTEN, filter("'promptsListChanged':true,'toolsListChanged':false,'resourceSubscriptions':['notes://1']"));
        server.changes.listChanged(Feature.TOOL);
        server.changes.listChanged(Feature.RESOURCE);
        server.changes.resourceUpdated("docs://a");
        server.changes.resourceUpdated("notes://2");
        assertThat(alice.outlet().sent()).hasSize(1);
        server.changes.listChanged(Feature.PROMPT);
        server.changes.resourceUpdated("notes://1");
        assertThat(alice.outlet().sent()).hasSize(3);
    }

    @Test
    void templatesAndResources_areOneList() {
        alice.begin(LISTEN, filter("'resourcesListChanged':true"));
        server.changes.listChanged(Feature.RESOURCE);
        server.changes.listChanged(Feature.RESOURCE_TEMPLATE);
        server.changes.listChanged(Feature.COMPLETION);
        assertThat(alice.outlet().params("notifications/resources/list_changed")).hasSize(2);
    }

    @Test // U-01, U-02: nothing asked for, nothing accepted
    void emptySubscription_isOpenAndSilent() {
        assertThat(alice.begin(LISTEN, filter(""))).isNotDone();
        assertThat(alice.outlet().sent().get(0).at("/params/notifications")).isEqualTo(Tree.of("{}"));
    }

    @Test // U-02: types that are not served are left out
    void listsThisServerDoesNotHave_areNotAcknowledged() {
        FakeClient bob = new FakeServer(new FakeTool("find")).client(FakeServer.BOB);
        bob.begin(LISTEN, EVERYTHING);
        assertThat(bob.outlet().sent().get(0).at("/params/notifications")).isEqualTo(Tree.of("{'toolsListChanged':true}"));
    }

    @Test // U-02, trap 10: told while the acknowledgement is on its way
    void changeBeforeTheAcknowledgement_waits() {
        RecordingOutlet busy = new RecordingOutlet() {

            private boolean acknowledged;

            @Override
            public boolean send(byte[] message) {
                if (!acknowledged) {
                    acknowledged = true;
                    server.changes.listChanged(Feature.TOOL);
                }
                return super.send(message);
            }
        };
        alice.outlet(busy).begin(LISTEN, EVERYTHING);
        assertThat(methods()).containsExactly("notifications/subscriptions/acknowledged", "notifications/tools/list_changed");
    }

    @Test // U-09: hidden, unknown and invalid addresses are the same
    void addressesTheCallerMayNotRead_areNotAcknowledged() {
        alice.begin(LISTEN,
                filter("'resourceSubscriptions':['docs://hidden','docs://none','docs://a','docs://a','notes://../x','']"));
        assertThat(alice.outlet().sent().get(0).at("/params/notifications"))
                .isEqualTo(Tree.of("{'resourceSubscriptions':['docs://a']}"));
        server.changes.resourceUpdated("docs://hidden");
        server.changes.resourceUpdated("docs://none");
        assertThat(alice.outlet().sent()).hasSize(1);
    }

    @Test // U-09: and at delivery
    void addressTheCallerMayNoLongerRead_isNotTold() {
        alice.begin(LISTEN, EVERYTHING);
        server.catalog.remove(Feature.RESOURCE, "docs://a");
        server.catalog.add(new FakeResource("docs://a").access(DENIED).entry());
        server.changes.resourceUpdated("docs://a");
        assertThat(alice.outlet().params("notifications/resources/updated")).isEmpty();
        server.catalog.remove(Feature.RESOURCE, "docs://a");
        server.catalog.add(new FakeResource("docs://a").entry());
        server.changes.resourceUpdated("docs://a");
        assertThat(alice.outlet().params("notifications/resources/updated")).hasSize(1);
    }

    @Test // U-06
    void severalSubscriptions_areIndependent() {
        alice.begin(LISTEN, filter("'toolsListChanged':true"));
        FakeClient again = server.client(FakeServer.ALICE);
        again.begin(LISTEN, filter("'promptsListChanged':true"));
        server.changes.listChanged(Feature.TOOL);
        assertThat(alice.outlet().sent()).hasSize(2);
        assertThat(again.outlet().sent()).hasSize(1);
    }

    @Test // U-07
    void clientThatGoesAway_endsItsSubscription() {
        CompletableFuture<Reply> reply = alice.begin(LISTEN, EVERYTHING);
        alice.outlet().gone();
        assertThat(reply.join().isNothing()).isTrue();
        server.changes.listChanged(Feature.TOOL);
        assertThat(alice.outlet().sent()).hasSize(1);
    }

    @Test // U-07: found out only by writing
    void clientThatTakesNoMore_endsItsSubscription() {
        CompletableFuture<Reply> reply = alice.begin(LISTEN, EVERYTHING);
        alice.outlet().withoutStream();
        server.changes.listChanged(Feature.TOOL);
        assertThat(reply.join().isNothing()).isTrue();
    }

    @Test // U-08
    void subscriptionThatLastedLongEnough_endsWithAResult() throws Exception {
        FakeServer brief = new Setup().subscriptions(1, 10, Duration.ofMillis(20)).serving(new FakeTool("find"));
        FakeClient bob = brief.client(FakeServer.BOB).id("'x'");
        Reply reply = bob.begin(LISTEN, EVERYTHING).get(5, TimeUnit.SECONDS);
        assertThat(FakeServer.tree(reply)).isEqualTo(Tree.of("{'jsonrpc':'2.0','id':'x','result':{'resultType':'complete',"
                + "'_meta':{'io.modelcontextprotocol/subscriptionId':'x'}}}"));
        brief.changes.listChanged(Feature.TOOL);
        assertThat(bob.outlet().sent()).hasSize(1);
        assertThat(bob.begin(LISTEN, EVERYTHING)).as("its place is free again").isNotDone();
    }

    @ParameterizedTest // U-09
    @ValueSource(longs = { -60_000, 0, 20 })
    void subscription_endsWithTheCredential(long millis) throws Exception {
        Caller caller = new Caller("carol", "", Authentication.JWT, Set.of(), Set.of(),
                Optional.of(server.clock.instant().plusMillis(millis)));
        Reply reply = server.client(caller).begin(LISTEN, EVERYTHING).get(5, TimeUnit.SECONDS);
        assertThat(FakeServer.tree(reply).at("/result/resultType").textValue()).isEqualTo("complete");
    }

    @Test
    void credentialWithoutAnEndInSight_isNoProblem() {
        Caller caller = new Caller("carol", "", Authentication.JWT, Set.of(), Set.of(), Optional.of(Instant.MAX));
        assertThat(server.client(caller).begin(LISTEN, EVERYTHING)).isNotDone();
    }

    @Test // U-09
    void tooManySubscriptionsOfOneCaller_areRefused() {
        for (int i = 0; i < 3; i++) {
            server.client(FakeServer.ALICE).begin(LISTEN, EVERYTHING);
        }
        Reply reply = alice.send(LISTEN, EVERYTHING);
        assertThat(reply.refusal()).get().isInstanceOf(Limited.class);
        assertThat(alice.outlet().sent()).isEmpty();
        assertThat(server.client(FakeServer.BOB).begin(LISTEN, EVERYTHING)).isNotDone();
    }

    @Test
    void endedSubscription_makesRoomForAnother() {
        for (int i = 0; i < 10; i++) {
            FakeClient one = server.client(FakeServer.ALICE);
            assertThat(one.begin(LISTEN, EVERYTHING)).isNotDone();
            one.outlet().gone();
            one.outlet().gone();
        }
    }

    @ParameterizedTest // U-01
    @ValueSource(strings = { "", "'notifications':null", "'notifications':[]", "'notifications':true",
            "'notifications':{'toolsListChanged':1}", "'notifications':{'promptsListChanged':'true'}",
            "'notifications':{'resourceSubscriptions':'docs://a'}", "'notifications':{'resourceSubscriptions':[1]}",
            "'notifications':{'resourceSubscriptions':{}}" })
    void filterOfAnotherShape_isRefused(String params) {
        JsonNode error = alice.answer(LISTEN, params).get("error");
        assertThat(error.get("code").intValue()).isEqualTo(-32602);
        assertThat(alice.outlet().sent()).isEmpty();
    }

    @Test
    void tooManyAddresses_areRefused() {
        Reply reply = alice.send(LISTEN, filter("'resourceSubscriptions':[" + "'docs://a',".repeat(10) + "'docs://a']"));
        assertThat(((Malformed) reply.refusal().orElseThrow()).fault()).isEqualTo(Fault.PARAMS);
    }

    @Test // H-08
    void clientThatTakesNoStream_isRefused() {
        alice.outlet().withoutStream();
        Reply reply = alice.send(LISTEN, EVERYTHING);
        assertThat(((Malformed) reply.refusal().orElseThrow()).fault()).isEqualTo(Fault.ACCEPT);
        alice.outlet(new RecordingOutlet());
        for (int i = 0; i < 3; i++) {
            assertThat(server.client(FakeServer.ALICE).begin(LISTEN, EVERYTHING)).as("no place was taken").isNotDone();
        }
    }

    @Test // the client was gone before it was acknowledged
    void subscriptionOfNobody_endsAtOnce() {
        alice.outlet().gone();
        assertThat(alice.send(LISTEN, EVERYTHING).isNothing()).isTrue();
    }

    private List<String> methods() {
        return alice.outlet().sent().stream().map(message -> message.get("method").textValue()).toList();
    }

    private static String filter(String members) {
        return "'notifications':{" + members + "}";
    }
}

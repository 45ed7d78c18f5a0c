package io.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Elicitation;
import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.fake.FakeTool;
import io.portcullis.spi.ApprovalRequest;
import io.portcullis.spi.Approver;
import io.portcullis.spi.Verdict;

/** Somebody outside the client decides, and what the client says is no decision. */
class ApprovalTest {

    private static final String FORMS = "'elicitation':{}";
    private static final String PAGES = "'elicitation':{'form':{},'url':{}}";

    private final List<String> ran = new ArrayList<>();
    private final SecondPerson second = new SecondPerson();

    @Test
    void callRuns_onceTheApproverHasApproved() {
        FakeClient alice = client();
        second.says = Verdict.pending("Ask your manager.");
        JsonNode asked = alice.call("pay", "{'sum':7}");
        assertThat(question(asked, 0).at("/params/message").textValue()).isEqualTo("Pay 7?\nAsk your manager.");
        second.says = Verdict.approved();
        alice.call("pay", "{'sum':7}", FakeClient.bringing(asked, accept(0)));
        assertThat(ran).containsExactly("7");
        assertThat(second.asked).extracting(ApprovalRequest::id).hasSize(2).containsOnly(second.asked.get(0).id());
        assertThat(second.asked.get(0).arguments()).isEqualTo(Map.of("sum", 7));
        assertThat(second.asked.get(0).entry()).isEqualTo("tool:pay");
        assertThat(second.asked.get(0).caller()).isEqualTo(FakeServer.ALICE);
    }

    @Test
    void clientThatSaysYes_approvesNothing() {
        FakeClient alice = client();
        second.says = Verdict.pending("Wait.");
        JsonNode asked = alice.call("pay", "{'sum':7}");
        JsonNode again = alice.call("pay", "{'sum':7}", FakeClient.bringing(asked, accept(0)));
        assertThat(question(again, 1).isMissingNode()).isFalse();
        assertThat(ran).isEmpty();
    }

    @Test
    void clientThatHasEnough_doesNotGoOn() {
        FakeClient alice = client();
        second.says = Verdict.pending("Wait.");
        JsonNode asked = alice.call("pay", "{'sum':7}");
        JsonNode end = alice.call("pay", "{'sum':7}",
                FakeClient.bringing(asked, "'portcullis.approval-0':{'action':'decline'}"));
        assertThat(end.at("/content/0/text").textValue()).isEqualTo("The call was not confirmed.");
    }

    @Test
    void deniedByTheApprover_isRefused() {
        second.says = Verdict.denied();
        FakeServer server = new Setup().approver(second).serving(pay());
        JsonNode refused = server.client(FakeServer.ALICE).can(FORMS).call("pay", "{'sum':7}");
        assertThat(refused.get("isError").booleanValue()).isTrue();
        assertThat(server.told.call().reason()).contains("unconfirmed_declined");
        assertThat(ran).isEmpty();
    }

    @Test
    void approvalIsGoodForOneRun() {
        FakeClient alice = client();
        second.says = Verdict.pending("Wait.");
        JsonNode asked = alice.call("pay", "{'sum':7}");
        second.says = Verdict.approved();
        String[] bringing = FakeClient.bringing(asked, accept(0));
        alice.call("pay", "{'sum':7}", bringing);
        assertThat(alice.code("tools/call", FakeClient.called("pay", "{'sum':7}", bringing))).isEqualTo(-32602);
        alice.call("pay", "{'sum':7}"); // another call, another request
        assertThat(second.asked.get(2).id()).isNotEqualTo(second.asked.get(0).id());
    }

    @Test
    void approverThatFails_refuses() {
        FakeServer server = new Setup().approver(second).serving(pay());
        second.says = null;
        assertThat(server.client(FakeServer.ALICE).can(FORMS).call("pay", "{'sum':7}").get("isError").booleanValue()).isTrue();
        assertThat(server.told.call().reason()).contains("unconfirmed_check_failed");
        assertThat(ran).isEmpty();
    }

    @Test
    void approverThatDecidesNothing_refuses() {
        FakeServer server = new Setup().approver(new Approver() {

            @Override
            public String name() {
                return "second";
            }

            @Override
            public Verdict decide(ApprovalRequest request) {
                return null;
            }
        }).serving(pay());
        server.client(FakeServer.ALICE).can(FORMS).call("pay", "{'sum':7}");
        assertThat(server.told.call().reason()).contains("unconfirmed_check_failed");
        assertThat(ran).isEmpty();
    }

    @Test // the method runs again with each answer, and the approver has spoken
    void approvedCallThatAsks_isNotApprovedAnew() {
        FakeTool tool = new FakeTool("pay").parameters(Parameter.injected(Source.QUESTIONS, "io.portcullis.api.Elicitation"))
                .confirmed(new Confirmation("Pay?", "second", true))
                .returns(Result.TEXT, arguments -> ((Elicitation) arguments[0])
                        .ask("who", Form.of("Who?", Field.text("name").required())).text("name"));
        FakeClient alice = new Setup().approver(second).serving(tool).client(FakeServer.ALICE).can(FORMS);
        second.says = Verdict.approved();
        JsonNode asked = alice.call("pay", "{}");
        second.says = Verdict.denied();
        JsonNode done = alice.call("pay", "{}",
                FakeClient.bringing(asked, "'who':{'action':'accept','content':{'name':'x'}}"));
        assertThat(done.at("/content/0/text").textValue()).isEqualTo("x");
        assertThat(second.asked).hasSize(1);
    }

    @Test // what the server itself adds is none of the approver's business
    void approver_seesTheArgumentsOfTheClientAlone() {
        FakeTool tool = new FakeTool("pay").parameters(new Parameter(Source.ARGUMENT, "sum", "int", true, false, ""),
                new Parameter(Source.ARGUMENT, "note", "java.lang.String", false, false, ""),
                Parameter.injected(Source.CALLER, "io.portcullis.api.Caller"))
                .confirmed(new Confirmation("Pay?", "second", true)).returns(Result.TEXT, arguments -> "paid");
        second.says = Verdict.approved();
        new Setup().approver(second).serving(tool).client(FakeServer.ALICE).can(FORMS).call("pay", "{'sum':7}");
        assertThat(second.asked).singleElement().returns(Map.of("sum", 7), ApprovalRequest::arguments);
    }

    @Test
    void approverThatIsNotThere_refuses() {
        JsonNode answer = new FakeServer(pay()).client(FakeServer.ALICE).can(FORMS).call("pay", "{'sum':7}");
        assertThat(answer.get("isError").booleanValue()).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void clientThatCanShowPages_isSentThere() {
        second.says = Verdict.pendingAt(URI.create("https://approve.example/7"), "Approve it there.");
        FakeClient pages = new Setup().approver(second).serving(pay()).client(FakeServer.ALICE).can(PAGES);
        assertThat(question(pages.call("pay", "{'sum':7}"), 0).at("/params/url").textValue())
                .isEqualTo("https://approve.example/7");
        assertThat(question(client().call("pay", "{'sum':7}"), 0).at("/params/mode").textValue()).isEqualTo("form");
    }

    private FakeClient client() {
        return new Setup().approver(second).serving(pay()).client(FakeServer.ALICE).can(FORMS);
    }

    private FakeTool pay() {
        return new FakeTool("pay").parameters(new Parameter(Source.ARGUMENT, "sum", "int", true, false, ""))
                .confirmed(new Confirmation("Pay {sum}?", "second", true)).returns(Result.TEXT, arguments -> {
                    ran.add(arguments[0].toString());
                    return "paid";
                });
    }

    private static JsonNode question(JsonNode asked, int round) {
        return asked.at("/inputRequests/portcullis.approval-" + round);
    }

    private static String accept(int round) {
        return "'portcullis.approval-" + round + "':{'action':'accept'}";
    }

    private static final class SecondPerson implements Approver {

        private final List<ApprovalRequest> asked = new ArrayList<>();
        private Verdict says;

        @Override
        public String name() {
            return "second";
        }

        @Override
        public Verdict decide(ApprovalRequest request) {
            asked.add(request);
            if (says == null) {
                throw new IllegalStateException("nobody is there");
            }
            return says;
        }
    }
}

package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Challenge;
import io.portcullis.fake.FakeRequest;
import io.portcullis.fake.Tree;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.RefusedException;

/** Answers with another status than 200. */
class ResponderTest {

    private final StatusTable table = new StatusTable(new Challenge(Optional.of("https://x/meta"), Set.of("read"), false));
    private final Responder responder = new Responder(table, Turnstiles.open());
    private final FakeRequest request = new FakeRequest();

    @Test // AU-06
    void refusal_hasStatusHeadersAndBody() {
        responder.fail(request.context(), AnswerException.refused(new Unauthenticated(Credential.INVALID)));
        assertUnauthenticated();
    }

    @Test
    void refusalOfAnotherRoom_isAnsweredAlike() {
        responder.fail(request.context(), new RefusedException(new Unauthenticated(Credential.INVALID)));
        assertUnauthenticated();
    }

    @Test
    void plainAnswers_haveTheirStatusAndNoBody() {
        responder.fail(request.context(), AnswerException.accepted());
        assertThat(request.status()).isEqualTo(202);
        assertThat(request.body()).isEmpty();
        FakeRequest another = new FakeRequest();
        responder.fail(another.context(), AnswerException.noContent());
        assertThat(another.status()).isEqualTo(204);
        assertThat(another.body()).isEmpty();
    }

    @Test
    void whatNobodyExpected_isLeftToQuarkus() {
        RuntimeException failure = new RuntimeException("of the inside");
        responder.fail(request.context(), failure);
        assertThat(request.failure()).isSameAs(failure);
        assertThat(request.body()).isNull();
    }

    @Test
    void clientThatIsGone_isAnsweredNothing() {
        request.closed();
        responder.fail(request.context(), AnswerException.refused(new Unauthenticated(Credential.INVALID)));
        responder.fail(request.context(), new RuntimeException());
        assertThat(request.body()).isNull();
        assertThat(request.failure()).isNull();
    }

    @Test // refusals are ordinary, and nothing of them belongs into a log
    void exception_hasNoStackTraceAndNoText() {
        AnswerException refused = AnswerException.refused(new Unauthenticated(Credential.INVALID));
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused.getMessage()).isNull();
    }

    private void assertUnauthenticated() {
        assertThat(request.status()).isEqualTo(401);
        assertThat(request.answered("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\", error=\"invalid_token\","
                + " scope=\"read\", resource_metadata=\"https://x/meta\"");
        assertThat(Tree.of(request.body()).at("/error/code").intValue()).isEqualTo(-31401);
    }
}

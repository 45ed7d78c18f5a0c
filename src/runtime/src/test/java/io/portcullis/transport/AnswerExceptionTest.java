package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Challenge;
import io.portcullis.fake.Tree;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.RefusedException;

/** Answers with another status than 200, at the endpoint and at a REST resource that calls an entry. */
class AnswerExceptionTest {

    private final StatusTable table = new StatusTable(new Challenge(Optional.of("https://x/meta"), Set.of("read"), false));
    private final AnswerExceptionMapper endpoint = new AnswerExceptionMapper(table, Turnstiles.open());
    private final RefusedExceptionMapper resource = new RefusedExceptionMapper(table);

    @Test // AU-06
    void refusalAtTheEndpoint_hasStatusHeadersAndBody() {
        Response response = endpoint
                .toResponse(AnswerException.refused(new Unauthenticated(Credential.INVALID)));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\", error=\"invalid_token\","
                + " scope=\"read\", resource_metadata=\"https://x/meta\"");
        assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat(Tree.of((byte[]) response.getEntity()).at("/error/code").intValue()).isEqualTo(-31401);
    }

    @Test
    void plainAnswers_haveTheirStatusAndNoBody() {
        assertThat(endpoint.toResponse(AnswerException.accepted()).getStatus()).isEqualTo(202);
        assertThat(endpoint.toResponse(AnswerException.noContent()).getStatus()).isEqualTo(204);
        assertThat(endpoint.toResponse(AnswerException.accepted()).hasEntity()).isFalse();
    }

    @Test
    void refusalAtARestResource_hasTheSameStatusAndHeaders() {
        for (Refusal refusal : Set.of(new Unauthenticated(Credential.MISSING), new InsufficientScope(Set.of("write")),
                new Limited(Duration.ofSeconds(3)))) {
            Response response = resource.toResponse(new RefusedException(refusal));
            assertThat(response.getStatus()).isEqualTo(table.status(refusal, false));
            table.headers(refusal).forEach((name, value) -> assertThat(response.getHeaderString(name)).isEqualTo(value));
            assertThat(response.hasEntity()).isFalse();
        }
    }

    @Test // refusals are ordinary, and nothing of them belongs into a log
    void exception_hasNoStackTraceAndNoText() {
        AnswerException refused = AnswerException.refused(new Unauthenticated(Credential.INVALID));
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused.getMessage()).isNull();
    }
}

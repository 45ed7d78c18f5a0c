package io.portcullis.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Challenge;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.portcullis.refusal.RefusedException;

/** What a REST resource of the application answers whose call of an entry was refused. */
class RefusedExceptionMapperTest {

    private final StatusTable table = new StatusTable(new Challenge(Optional.of("https://x/meta"), Set.of("read"), false));
    private final RefusedExceptionMapper mapper = new RefusedExceptionMapper(table);

    @Test
    void refusal_hasTheStatusAndHeadersOfTheEndpoint() {
        for (Refusal refusal : Set.of(new Unauthenticated(Credential.MISSING), new InsufficientScope(Set.of("write")),
                new Limited(Duration.ofSeconds(3)))) {
            Response response = mapper.toResponse(new RefusedException(refusal));
            assertThat(response.getStatus()).isEqualTo(table.status(refusal, false));
            table.headers(refusal).forEach((name, value) -> assertThat(response.getHeaderString(name)).isEqualTo(value));
            assertThat(response.hasEntity()).isFalse();
        }
    }
}

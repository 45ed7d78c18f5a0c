package io.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.Deadline;
import io.portcullis.rig.ModernClient;

/**
 * Tokens of a realm that is asked about them. Keycloak issues no opaque tokens: so there are its lightweight ones, which do not
 * say what their owner may do and are asked about like all of this realm, and {@link OpaqueTokens}, which say nothing at all.
 */
@Tag("interop")
@ExtendWith(Federation.Shared.class)
class KeycloakIntrospectionIT {

    private static final String CLIENT = "frugal-robot";
    private static final String WRITE = "customers:read customers:write";
    private static final Map<String, ?> UPDATE = Map.of("number", 1007, "details",
            Map.of("name", "Robot", "email", "robot@example.org", "city", "Linz"));

    private final Federation federation;
    private final Realm partners;

    KeycloakIntrospectionIT(Federation federation) {
        this.federation = federation;
        this.partners = federation.partners();
    }

    @Test
    void lightweightToken_hasTheRightsThatItsProviderTells() {
        String token = partners.token(CLIENT, WRITE);

        assertThat(Jwt.claims(token).has("realm_access")).isFalse();
        assertThat(federation.bearer(token).call("customer_update", UPDATE).structured().path("city").asText())
                .isEqualTo("Linz");
    }

    @Test
    void opaqueToken_hasTheRightsThatItsProviderTells() {
        String token = federation.opaque().insteadOf(partners.token(CLIENT, WRITE));

        assertThat(federation.bearer(token).call("customer_update", UPDATE).structured().path("city").asText())
                .isEqualTo("Linz");
    }

    @Test
    void opaqueTokenWithoutTheScope_is403() {
        String token = federation.opaque().insteadOf(partners.token(CLIENT, "customers:read"));

        assertThat(federation.bearer(token).call("customer_update", UPDATE).status()).isEqualTo(403);
    }

    @Test
    void opaqueTokenThatNobodyIssued_is401() {
        assertThat(federation.bearer("nobody-issued-this-token").list().status()).isEqualTo(401);
    }

    @Test
    void opaqueTokenForAnotherServer_is401() {
        String token = federation.opaque()
                .insteadOf(partners.tokenFor("https://other.example.org/mcp", CLIENT, "customers:read"));

        assertThat(federation.bearer(token).list().status()).isEqualTo(401);
    }

    @Test
    void revokedTokens_areRefusedAsSoonAsTheirCallerIsForgotten() {
        String token = partners.token(CLIENT, "customers:read");
        String opaque = federation.opaque().insteadOf(token);
        assertThat(federation.bearer(token).list().status()).isEqualTo(200);
        assertThat(federation.bearer(opaque).list().status()).isEqualTo(200);

        partners.revoke(CLIENT, token);

        Deadline.within(Federation.REMEMBERED.plusSeconds(2), () -> federation.bearer(token).list().status() == 401);
        Deadline.within(Federation.REMEMBERED.plusSeconds(2), () -> federation.bearer(opaque).list().status() == 401);
    }

    @Test
    void tokensOfASessionThatWasEnded_areRefused() {
        JsonNode grant = partners.grant(CLIENT, "customers:read");
        ModernClient robot = federation.bearer(federation.opaque().insteadOf(grant.path("access_token").asText()));
        assertThat(robot.list().status()).isEqualTo(200);

        partners.logOut(CLIENT, grant.path("refresh_token").asText());

        Deadline.within(Federation.REMEMBERED.plusSeconds(2), () -> robot.list().status() == 401);
    }
}

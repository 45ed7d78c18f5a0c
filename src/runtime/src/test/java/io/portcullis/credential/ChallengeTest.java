package io.portcullis.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** The exact text of every challenge: AU-03, AU-05 to AU-08. */
class ChallengeTest {

    private static final Optional<String> METADATA = Optional
            .of("https://mcp.example.org/.well-known/oauth-protected-resource/mcp");

    private final Challenge full = new Challenge(METADATA, new TreeSet<>(Set.of("tickets:read", "docs:read")), false);

    @Test // AU-06: an error is named only when there was a credential
    void clientWithoutACredential_isToldWhereToGetOne() {
        assertThat(full.unauthenticated(false)).isEqualTo("Bearer realm=\"mcp\", scope=\"docs:read tickets:read\","
                + " resource_metadata=\"https://mcp.example.org/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void clientWithACredentialThatDoesNotHold_isToldSo() {
        assertThat(full.unauthenticated(true)).isEqualTo("Bearer realm=\"mcp\", error=\"invalid_token\","
                + " scope=\"docs:read tickets:read\","
                + " resource_metadata=\"https://mcp.example.org/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test // AU-07, AU-08: what the call needs, not the baseline
    void clientThatLacksAScope_isToldAllThatTheCallNeeds() {
        assertThat(full.insufficientScope(List.of("tickets:read", "tickets:write"))).isEqualTo("Bearer realm=\"mcp\","
                + " error=\"insufficient_scope\", scope=\"tickets:read tickets:write\","
                + " resource_metadata=\"https://mcp.example.org/.well-known/oauth-protected-resource/mcp\"");
    }

    @Test
    void serverWithoutMetadataAndScopes_namesNone() {
        assertThat(Challenge.PLAIN.unauthenticated(false)).isEqualTo("Bearer realm=\"mcp\"");
        assertThat(Challenge.PLAIN.unauthenticated(true)).isEqualTo("Bearer realm=\"mcp\", error=\"invalid_token\"");
        assertThat(Challenge.PLAIN.insufficientScope(List.of("a")))
                .isEqualTo("Bearer realm=\"mcp\", error=\"insufficient_scope\", scope=\"a\"");
    }

    @Test // RFC 9449, 7.1: a second challenge, after the parameters of the first
    void serverThatTakesProofs_saysSoAtTheEnd() {
        Challenge dpop = new Challenge(METADATA, Set.of("a"), true);
        String end = ", DPoP realm=\"mcp\", algs=\"ES256 RS256 PS256 EdDSA\"";
        assertThat(dpop.unauthenticated(false))
                .isEqualTo(new Challenge(METADATA, Set.of("a"), false).unauthenticated(false) + end);
        assertThat(dpop.unauthenticated(true)).endsWith(end);
        assertThat(full.unauthenticated(true)).doesNotContain("DPoP");
    }
}

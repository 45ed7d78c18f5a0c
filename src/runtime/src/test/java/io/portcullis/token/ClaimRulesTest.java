package io.portcullis.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.ScopeHierarchy;
import io.vertx.core.json.JsonObject;

/** From claims to roles, scopes, tenant and client. */
class ClaimRulesTest {

    private static final List<ClaimPath> NONE = List.of();

    private final JsonObject claims = new JsonObject("""
            {"scope": "docs:read tickets:write", "scp": ["more"], "groups": ["staff", "unknown"], "roles": ["reader"],
             "realm_access": {"roles": ["editor"]}, "org": "", "tenant": "acme", "azp": "desktop", "client_id": "other"}""");

    @Test
    void withoutPaths_rolesAreWhatTheLibraryFound() {
        assertThat(rules(paths(), NONE, NONE, NONE, NONE).roles(claims, Set.of("found"))).containsExactly("found");
    }

    @Test // then only they count
    void withPaths_rolesAreWhatIsThere() {
        assertThat(rules(paths("roles", "realm_access/roles"), NONE, NONE, NONE, NONE).roles(claims, Set.of("found")))
                .containsExactlyInAnyOrder("reader", "editor");
        assertThat(rules(paths("none"), NONE, NONE, NONE, NONE).roles(claims, Set.of("found"))).isEmpty();
    }

    @Test
    void scopes_areThoseOfAllPaths() {
        assertThat(rules(NONE, paths("scope", "scp"), NONE, NONE, NONE).scopes(claims)).containsExactlyInAnyOrder("docs:read",
                "tickets:write", "more");
        assertThat(rules(NONE, NONE, NONE, NONE, NONE).scopes(claims)).isEmpty();
    }

    @Test
    void members_haveTheScopesOfTheirGroups() {
        ClaimRules rules = new ClaimRules(new ClaimRules.Paths(NONE, paths("scp"), paths("groups"), NONE, NONE),
                Map.of("staff", Set.of("office"), "others", Set.of("admin")), ScopeHierarchy.FLAT);
        assertThat(rules.scopes(claims)).containsExactlyInAnyOrder("more", "office");
    }

    @Test // a scope called like a group is none
    void groupsElsewhere_areNoGroups() {
        ClaimRules rules = new ClaimRules(new ClaimRules.Paths(NONE, paths("scope"), NONE, NONE, NONE),
                Map.of("staff", Set.of("office"), "docs:read", Set.of("admin")), ScopeHierarchy.FLAT);
        assertThat(rules.scopes(claims)).containsExactlyInAnyOrder("docs:read", "tickets:write");
    }

    @Test // AU-09
    void broaderScopes_includeNarrowerOnes() {
        ClaimRules rules = new ClaimRules(new ClaimRules.Paths(NONE, paths("scope"), paths("groups"), NONE, NONE),
                Map.of("staff", Set.of("office")),
                new ScopeHierarchy(Map.of("tickets:write", Set.of("tickets:read"), "office", Set.of("desk"))));
        assertThat(rules.scopes(claims)).containsExactlyInAnyOrder("docs:read", "tickets:write", "tickets:read", "office",
                "desk");
    }

    @Test
    void tenantAndClient_areTheFirstThatAreSomewhere() {
        ClaimRules rules = rules(NONE, NONE, NONE, paths("org", "none", "tenant"), paths("azp", "client_id"));
        assertThat(rules.tenant(claims)).contains("acme");
        assertThat(rules.client(claims)).contains("desktop");
        assertThat(rules(NONE, NONE, NONE, NONE, paths("none")).tenant(claims)).isEmpty();
        assertThat(rules(NONE, NONE, NONE, NONE, paths("none")).client(claims)).isEmpty();
    }

    private static ClaimRules rules(List<ClaimPath> roles, List<ClaimPath> scopes, List<ClaimPath> groups,
            List<ClaimPath> tenant, List<ClaimPath> client) {
        return new ClaimRules(new ClaimRules.Paths(roles, scopes, groups, tenant, client), Map.of(), ScopeHierarchy.FLAT);
    }

    private static List<ClaimPath> paths(String... texts) {
        return Stream.of(texts).map(ClaimPath::of).toList();
    }
}

package io.portcullis.token;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.portcullis.credential.ScopeHierarchy;
import io.vertx.core.json.JsonObject;

/**
 * How the claims of a token become rights.
 *
 * @param paths where to look
 * @param groupScopes the scopes that the members of a group have, by group
 * @param hierarchy which scopes include which
 */
public record ClaimRules(Paths paths, Map<String, Set<String>> groupScopes, ScopeHierarchy hierarchy) {

    public ClaimRules {
        groupScopes = Map.copyOf(groupScopes);
    }

    /**
     * Where to look. Of each list, every path counts; of {@code tenant} and {@code client}, the first that leads somewhere.
     *
     * @param roles empty for what SmallRye JWT and Quarkus OIDC take for roles
     * @param scopes the scopes
     * @param groups the groups
     * @param tenant the tenant
     * @param client the OAuth client
     */
    public record Paths(List<ClaimPath> roles, List<ClaimPath> scopes, List<ClaimPath> groups, List<ClaimPath> tenant,
            List<ClaimPath> client) {
    }

    /** @param found what the library takes for roles */
    Set<String> roles(JsonObject claims, Set<String> found) {
        return paths.roles().isEmpty() ? found : words(claims, paths.roles());
    }

    Set<String> scopes(JsonObject claims) {
        Set<String> scopes = words(claims, paths.scopes());
        for (String group : words(claims, paths.groups())) {
            scopes.addAll(groupScopes.getOrDefault(group, Set.of()));
        }
        return hierarchy.withImplied(scopes);
    }

    Optional<String> tenant(JsonObject claims) {
        return first(claims, paths.tenant());
    }

    Optional<String> client(JsonObject claims) {
        return first(claims, paths.client());
    }

    private static Set<String> words(JsonObject claims, List<ClaimPath> paths) {
        Set<String> words = new HashSet<>();
        paths.forEach(path -> words.addAll(path.words(claims)));
        return words;
    }

    private static Optional<String> first(JsonObject claims, List<ClaimPath> paths) {
        return paths.stream().map(path -> path.text(claims)).filter(Objects::nonNull).findFirst();
    }
}

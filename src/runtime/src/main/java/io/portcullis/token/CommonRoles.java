package io.portcullis.token;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.vertx.core.json.JsonObject;

/** Where roles usually are: in {@code groups}, and where Keycloak has them. */
final class CommonRoles {

    private static final List<ClaimPath> PATHS = List.of(ClaimPath.of("groups"), ClaimPath.of("realm_access/roles"));

    private CommonRoles() {
    }

    static Set<String> in(JsonObject claims) {
        Set<String> roles = new HashSet<>();
        PATHS.forEach(path -> roles.addAll(path.words(claims)));
        return roles;
    }
}

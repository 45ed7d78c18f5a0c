package io.portcullis.fake;

import java.util.Optional;
import java.util.Set;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;

/** Callers for tests. */
public final class Callers {

    private Callers() {
    }

    /** The holder of an API key with these roles. */
    public static Caller key(String name, String... roles) {
        return of(name, "", Authentication.API_KEY, roles);
    }

    /** The holder of an API key with these scopes, and without a role. */
    public static Caller scoped(String name, String... scopes) {
        return new Caller(name, "", Authentication.API_KEY, Set.of(), Set.of(scopes), Optional.empty());
    }

    public static Caller of(String subject, String issuer, Authentication authentication, String... roles) {
        return new Caller(subject, issuer, authentication, Set.of(roles), Set.of(), Optional.empty());
    }
}

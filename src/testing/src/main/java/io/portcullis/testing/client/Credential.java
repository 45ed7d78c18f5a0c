package io.portcullis.testing.client;

import java.util.Optional;
import java.util.Set;

import io.portcullis.spi.StoredApiKey.Grant;
import io.portcullis.testing.caller.TestCallers;

/** What a caller presents. */
sealed interface Credential {

    /** The API key, if there is one. */
    Optional<String> key();

    /** The same caller with these scopes. */
    Credential withScopes(Set<String> scopes);

    /** A key, or none, that is what it is. */
    record Given(Optional<String> key) implements Credential {

        @Override
        public Credential withScopes(Set<String> scopes) {
            throw new IllegalStateException("only a caller made up by as(...) can be given scopes");
        }

        /** Never the key. */
        @Override
        public String toString() {
            return key.isPresent() ? "a key" : "no key";
        }
    }

    /** The key of a caller made up on the spot. */
    record Made(TestCallers callers, Grant grant) implements Credential {

        @Override
        public Optional<String> key() {
            return Optional.of(callers.keyFor(grant));
        }

        @Override
        public Credential withScopes(Set<String> scopes) {
            return new Made(callers, new Grant(grant.client(), grant.tenant(), grant.roles(), scopes));
        }
    }
}

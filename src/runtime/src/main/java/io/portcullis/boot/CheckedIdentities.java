package io.portcullis.boot;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.api.Caller;
import io.portcullis.identity.PlainIdentity;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPermissionSecurityIdentityAugmentor;

/** Callers as identities that know the permission checkers of the application, where it has any. */
@Singleton
class CheckedIdentities {

    private final QuarkusPermissionSecurityIdentityAugmentor checkers;

    CheckedIdentities(@Any Instance<SecurityIdentityAugmentor> augmentors) {
        this.checkers = augmentors.stream().filter(QuarkusPermissionSecurityIdentityAugmentor.class::isInstance)
                .map(QuarkusPermissionSecurityIdentityAugmentor.class::cast).findFirst().orElse(null);
    }

    /** The identity of a caller. */
    SecurityIdentity of(Caller caller) {
        SecurityIdentity plain = PlainIdentity.of(caller);
        if (checkers == null) {
            return plain;
        }
        AtomicReference<SecurityIdentity> checked = new AtomicReference<>(plain); // without checkers, nothing is granted
        checkers.augment(plain, null, Map.of()).subscribe().with(checked::set); // is there at once
        return checked.get();
    }
}

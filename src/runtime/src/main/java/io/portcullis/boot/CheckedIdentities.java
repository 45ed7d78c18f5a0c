package io.portcullis.boot;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.portcullis.api.Caller;
import io.portcullis.identity.PlainIdentity;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPermissionSecurityIdentityAugmentor;

/** Callers as identities that know the permission checkers of the application, where it has any. */
@Singleton
class CheckedIdentities {

    private final Instance<SecurityIdentityAugmentor> augmentors;
    private volatile Optional<QuarkusPermissionSecurityIdentityAugmentor> checkers;

    CheckedIdentities(@Any Instance<SecurityIdentityAugmentor> augmentors) {
        this.augmentors = augmentors;
    }

    /**
     * Not earlier: the bean of a checker may have entries, too, and so a guard, which needs this bean. Not later: the bean
     * is not to be made on an event loop.
     */
    void find(@Observes StartupEvent start) {
        checkers();
    }

    /** The identity of a caller. */
    SecurityIdentity of(Caller caller) {
        SecurityIdentity plain = PlainIdentity.of(caller);
        if (checkers().isEmpty()) {
            return plain;
        }
        AtomicReference<SecurityIdentity> checked = new AtomicReference<>(plain); // without checkers, nothing is granted
        checkers().get().augment(plain, null, Map.of()).subscribe().with(checked::set); // is there at once
        return checked.get();
    }

    private Optional<QuarkusPermissionSecurityIdentityAugmentor> checkers() {
        if (checkers == null) {
            checkers = augmentors.stream().filter(QuarkusPermissionSecurityIdentityAugmentor.class::isInstance)
                    .map(QuarkusPermissionSecurityIdentityAugmentor.class::cast).findFirst();
        }
        return checkers;
    }
}

package io.portcullis.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.BasicPermission;
import java.security.Permission;

import org.junit.jupiter.api.Test;

import io.portcullis.credential.Outcome;
import io.portcullis.fake.Callers;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.StringPermission;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** AU-13, B-01: what a tool can learn of its caller, and what not. */
class PlainIdentityTest {

    private final SecurityIdentity alice = PlainIdentity.of(Callers.key("alice", "reader"));

    @Test
    void identity_hasNameAndRoles() {
        assertThat(alice.getPrincipal().getName()).isEqualTo("alice");
        assertThat(alice.getRoles()).containsExactly("reader");
        assertThat(alice.hasRole("reader")).isTrue();
        assertThat(alice.hasRole("admin")).isFalse();
        assertThat(alice.isAnonymous()).isFalse();
    }

    @Test
    void identity_hasNoCredentialOfAnyType() {
        assertThat(alice.getCredentials()).isEmpty();
        assertThat(alice.getCredential(TokenCredential.class)).isNull();
        assertThat(alice.getCredential(PasswordCredential.class)).isNull();
    }

    @Test
    void identity_grantsNoPermission() {
        assertThat(alice.getPermissions()).isEmpty();
        assertThat(alice.checkPermission(new BasicPermission("any") {
        }).await().indefinitely()).isFalse();
    }

    @Test
    void scope_grantsThePermissionOfItsName() {
        SecurityIdentity scoped = PlainIdentity.of(Callers.scoped("bob", "customers:read", "tickets", ":odd", "odd:"));
        assertThat(permitted(scoped, new StringPermission("customers", "read"))).isTrue();
        assertThat(permitted(scoped, new StringPermission("customers", "write"))).isFalse();
        assertThat(permitted(scoped, new StringPermission("customers"))).isTrue();
        assertThat(permitted(scoped, new StringPermission("tickets"))).isTrue();
        assertThat(permitted(scoped, new StringPermission("tickets", "read"))).isFalse();
        assertThat(permitted(scoped, new StringPermission(":odd"))).isTrue();
        assertThat(permitted(scoped, new StringPermission("odd:"))).isTrue();
        assertThat(permitted(scoped, new StringPermission("odd"))).isFalse();
        assertThat(permitted(scoped, new BasicPermission("tickets") {
        })).isFalse();
        assertThat(permitted(alice, new StringPermission("tickets"))).isFalse();
    }

    @Test // what Quarkus asks an identity for by name is not the outcome
    void outcome_isTheOnlyAttribute() {
        assertThat(alice.<Object> getAttribute("tenant-id")).isNull();
        assertThat(alice.getAttributes()).hasSize(1).containsValue(PlainIdentity.outcomeOf(alice));
    }

    private static boolean permitted(SecurityIdentity identity, Permission permission) {
        return identity.checkPermission(permission).await().indefinitely();
    }

    @Test
    void identityOfNobody_isAnonymous() {
        SecurityIdentity nobody = PlainIdentity.carrying(Outcome.refused(Credential.INVALID, "bearer"));
        assertThat(nobody.isAnonymous()).isTrue();
        assertThat(nobody.getRoles()).isEmpty();
        assertThat(PlainIdentity.outcomeOf(nobody)).isEqualTo(Outcome.refused(Credential.INVALID, "bearer"));
    }

    @Test
    void identityFromElsewhere_carriesNothing() {
        assertThat(PlainIdentity.outcomeOf(null)).isNull();
        assertThat(PlainIdentity.outcomeOf(
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("alice")).build())).isNull();
    }
}

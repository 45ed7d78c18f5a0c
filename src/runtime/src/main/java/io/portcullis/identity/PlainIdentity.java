package io.portcullis.identity;

import java.security.Principal;

import io.portcullis.api.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/**
 * The identity the application sees on the MCP path: name and roles, and no credential, so that nothing a tool can reach passes the caller's token
 * on (AU-13, B-01).
 */
public final class PlainIdentity {

    private static final String OUTCOME = "io.portcullis.outcome";

    private PlainIdentity() {
    }

    /** The identity of a caller. */
    public static SecurityIdentity of(Caller caller) {
        return builder(caller).addAttribute(OUTCOME, Outcome.known(caller)).build();
    }

    /** An identity that carries what came of a credential; anonymous where nobody is to be served. */
    static SecurityIdentity carrying(Outcome outcome) {
        Caller caller = outcome instanceof Outcome.Known known ? known.caller() : Caller.anonymous();
        return builder(caller).addAttribute(OUTCOME, outcome).build();
    }

    /** What came of the credential behind an identity; null when the identity is not from here. */
    public static Outcome outcomeOf(SecurityIdentity identity) {
        return identity == null ? null : identity.getAttribute(OUTCOME);
    }

    private static QuarkusSecurityIdentity.Builder builder(Caller caller) {
        Principal principal = new QuarkusPrincipal(caller.subject());
        return QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(caller.roles())
                .setAnonymous(caller.isAnonymous());
    }
}

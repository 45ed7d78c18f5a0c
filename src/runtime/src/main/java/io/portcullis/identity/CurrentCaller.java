package io.portcullis.identity;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome.Known;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

/** Who is calling now, for a direct call of an entry's method. Where that cannot be told, nobody is. */
public final class CurrentCaller {

    private static final Logger LOG = Logger.getLogger(CurrentCaller.class);

    private final Instance<CurrentIdentityAssociation> association;

    public CurrentCaller(Instance<CurrentIdentityAssociation> association) {
        this.association = association;
    }

    /** The caller behind the current identity; anonymous when there is none, as in a scheduled job. */
    public Caller get() {
        if (!Arc.container().requestContext().isActive()) {
            return Caller.anonymous();
        }
        try {
            return of(association.get().getIdentity());
        } catch (RuntimeException e) {
            LOG.error("The current identity could not be determined; treated as anonymous", e);
            return Caller.anonymous();
        }
    }

    private static Caller of(SecurityIdentity identity) {
        if (PlainIdentity.outcomeOf(identity) instanceof Known known) {
            return known.caller();
        }
        if (identity.isAnonymous()) {
            return Caller.anonymous();
        }
        return new Caller(identity.getPrincipal().getName(), "", Caller.Authentication.APPLICATION, identity.getRoles(),
                Set.of(), Optional.empty());
    }
}

package io.portcullis.identity;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.redaction.Cause;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** Who is calling now, for a direct call of an entry's method. Where that cannot be told, nobody is. */
public final class CurrentCaller {

    private static final Logger LOG = Logger.getLogger(CurrentCaller.class);

    private final Instance<CurrentIdentityAssociation> association;
    private final Instance<CurrentVertxRequest> request;
    private final BooleanSupplier isRequest;

    /** @param isRequest whether there is a request now, so that it may have an identity and an address */
    public CurrentCaller(Instance<CurrentIdentityAssociation> association, Instance<CurrentVertxRequest> request,
            BooleanSupplier isRequest) {
        this.association = association;
        this.request = request;
        this.isRequest = isRequest;
    }

    /** The network address of the client whose request is served; {@code unknown} when none is, or it is a call of ours. */
    public String address() {
        RoutingContext current = isRequest.getAsBoolean() ? request.get().getCurrent() : null;
        return current == null ? "unknown" : ClientAddress.of(current.request());
    }

    /** The caller behind the current identity; anonymous when there is none, as in a scheduled job. */
    public Caller get() {
        if (!isRequest.getAsBoolean()) {
            return Caller.anonymous();
        }
        try {
            return of(association.get().getIdentity());
        } catch (RuntimeException e) {
            LOG.error("The current identity could not be determined; treated as anonymous", Cause.of(e));
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

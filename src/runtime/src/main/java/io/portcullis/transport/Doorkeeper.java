package io.portcullis.transport;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.event.Correlation;
import io.portcullis.event.CredentialRefused;
import io.portcullis.event.Events;
import io.portcullis.identity.ClientAddress;
import io.portcullis.identity.PlainIdentity;
import io.portcullis.identity.Receipt;
import io.portcullis.overload.Entrance;
import io.portcullis.overload.Ticket;
import io.portcullis.refusal.Refusal.Unauthenticated.Credential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Turns the outcome of authentication into a caller or an answer, with proactive authentication and without. */
public final class Doorkeeper {

    private final Function<RoutingContext, SecurityIdentity> known;
    private final Events events;

    /** @param known the identity of a request where it is known without asking anybody; null where not */
    public Doorkeeper(Function<RoutingContext, SecurityIdentity> known, Events events) {
        this.known = known;
        this.events = events;
    }

    /** Serves the caller, at once or when it is known; throws or fails with the answer when there is none. */
    void serve(HttpExchange exchange, Consumer<Caller> served) {
        RoutingContext context = exchange.context();
        SecurityIdentity identity = identity(context);
        if (identity != null) { // nothing to wait for
            served.accept(caller(context, identity));
        } else {
            QuarkusHttpUser.getSecurityIdentity(context, null).map(found -> caller(context, found)).invoke(served)
                    .subscribe().with(caller -> {
                    }, failure -> exchange.responder().fail(context, failure));
        }
    }

    /** Authenticated ahead of the endpoint, by whoever; or remembered, which takes no detour through all mechanisms. */
    private SecurityIdentity identity(RoutingContext context) {
        if (context.user() instanceof QuarkusHttpUser user) {
            return user.getSecurityIdentity();
        }
        SecurityIdentity identity = known.apply(context);
        if (identity != null) {
            context.setUser(new QuarkusHttpUser(identity));
        }
        return identity;
    }

    /** Callers without a credential are counted by their address, which has its share by now. */
    private static void requireShare(RoutingContext context, Caller caller) {
        Ticket ticket = Turnstile.ticket(context);
        if (ticket != null && !caller.isAnonymous() && !ticket.ofCaller(caller.key())) {
            throw AnswerException.refused(Entrance.callerHasTooMany());
        }
    }

    /** The caller behind an identity; throws the answer when there is none. An identity from elsewhere is nobody. */
    Caller caller(RoutingContext context, SecurityIdentity identity) {
        Outcome outcome = PlainIdentity.outcomeOf(identity);
        Optional<Receipt> receipt = Receipt.of(context);
        if (outcome instanceof Known known) {
            receipt.ifPresent(one -> one.isFrom(known.caller()));
            requireShare(context, known.caller());
            return known.caller();
        }
        Refused refused = outcome instanceof Refused r ? r : (Refused) Outcome.refused(Credential.NO_VERIFIER, "other");
        receipt.ifPresent(Receipt::claim);
        events.tell(new CredentialRefused(ClientAddress.of(context.request()), refused.kind(), refused.refusal().reason(),
                Correlation.next()));
        throw AnswerException.told(refused.refusal());
    }
}

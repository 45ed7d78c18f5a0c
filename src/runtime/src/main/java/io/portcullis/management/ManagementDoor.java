package io.portcullis.management;

import java.util.Optional;

import org.jboss.logging.Logger;

import io.portcullis.api.Caller;
import io.portcullis.credential.Outcome;
import io.portcullis.credential.Outcome.Known;
import io.portcullis.credential.Outcome.Refused;
import io.portcullis.event.Administered;
import io.portcullis.event.Correlation;
import io.portcullis.event.Events;
import io.portcullis.identity.Authenticator;
import io.portcullis.identity.ClientAddress;
import io.portcullis.management.Errand.Role;
import io.portcullis.redaction.Cause;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.quarkus.security.identity.IdentityProviderManager;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * The management interface: every request is authenticated like a call of an agent, needs a role of its own, and is told as an
 * event, whatever comes of it.
 */
public final class ManagementDoor implements Handler<RoutingContext> {

    private static final Logger LOG = Logger.getLogger(ManagementDoor.class);
    private static final String PATH = "/portcullis";

    private final Authenticator authenticator;
    private final IdentityProviderManager identities;
    private final Rules rules;
    private final Errands errands;
    private final Events events;

    public ManagementDoor(Authenticator authenticator, IdentityProviderManager identities, Rules rules, Errands errands,
            Events events) {
        this.authenticator = authenticator;
        this.identities = identities;
        this.rules = rules;
        this.errands = errands;
        this.events = events;
    }

    /**
     * Who may come.
     *
     * @param viewer the role of those who may look
     * @param operator the role of those who may change what holds, and look
     * @param allowPlainHttp whether requests from other machines may come without TLS
     */
    public record Rules(String viewer, String operator, boolean allowPlainHttp) {
    }

    @Override
    public void handle(RoutingContext context) {
        if (isPlain(context)) { // before the credential is looked at: it has been seen on the way
            refuse(context, Caller.anonymous(), Optional.empty(), "forbidden_plain_http", 403);
            return;
        }
        authenticator.outcome(context, identities).subscribe().with(outcome -> decide(context, outcome), failure -> {
            LOG.error("A request to the management interface could not be authenticated; refused", Cause.of(failure));
            refuse(context, Caller.anonymous(), Optional.empty(), "unavailable", 503);
        });
    }

    private boolean isPlain(RoutingContext context) {
        String address = ClientAddress.of(context.request());
        boolean here = address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
        return !context.request().isSSL() && !here && !rules.allowPlainHttp();
    }

    private void decide(RoutingContext context, Outcome outcome) {
        if (outcome instanceof Refused refused) {
            refuse(context, Caller.anonymous(), Optional.empty(), refused.refusal().reason(), status(refused.refusal()));
            return;
        }
        Caller caller = ((Known) outcome).caller();
        String path = context.normalizedPath();
        String own = path.substring(path.lastIndexOf(PATH) + PATH.length());
        Optional<Errand> errand = errands.of(context.request().method(), own, context);
        if (caller.isAnonymous()) {
            refuse(context, caller, errand, "credential_missing", 401);
        } else if (!mayDo(caller, errand.map(Errand::role).orElse(Role.VIEWER))) {
            refuse(context, caller, errand, "denied_role", 403);
        } else {
            errand.ifPresentOrElse(found -> run(context, caller, found),
                    () -> refuse(context, caller, errand, "absent", 404));
        }
    }

    private boolean mayDo(Caller caller, Role role) {
        return caller.hasRole(rules.operator()) || role == Role.VIEWER && caller.hasRole(rules.viewer());
    }

    private void run(RoutingContext context, Caller caller, Errand errand) {
        Buffer answer;
        try {
            answer = errand.work().apply(caller);
        } catch (RuntimeException e) {
            LOG.error("The management interface failed", Cause.of(e));
            refuse(context, caller, Optional.of(errand), "internal", 500);
            return;
        }
        if (answer == null) {
            refuse(context, caller, Optional.of(errand), "absent", 404);
            return;
        }
        tell(context, caller, Optional.of(errand), Optional.empty());
        headers(context).putHeader("Content-Type", errand.type()).end(answer);
    }

    private void refuse(RoutingContext context, Caller caller, Optional<Errand> errand, String reason, int status) {
        tell(context, caller, errand, Optional.of(reason));
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"management\"");
        }
        headers(context).setStatusCode(status).end();
    }

    private void tell(RoutingContext context, Caller caller, Optional<Errand> errand, Optional<String> reason) {
        events.tell(new Administered(Correlation.next(), ClientAddress.of(context.request()), caller,
                errand.map(Errand::action).orElse("unknown"), errand.map(Errand::target).map(ManagementDoor::cut).orElse(""),
                reason));
    }

    private static String cut(String target) {
        return target.substring(0, Math.min(target.length(), 128));
    }

    private static int status(Refusal refusal) {
        return refusal instanceof Unauthenticated ? 401 : refusal instanceof Refusal.Malformed ? 400 : 503;
    }

    private static HttpServerResponse headers(RoutingContext context) {
        return context.response().putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY").putHeader("Referrer-Policy", "no-referrer");
    }
}

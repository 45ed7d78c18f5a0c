package io.portcullis.testing.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.Parameter;
import io.portcullis.identity.PlainIdentity;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.Limited;
import io.portcullis.refusal.Refusal.Malformed;
import io.portcullis.refusal.RefusedException;
import io.portcullis.testing.probe.ProbeStop;
import io.portcullis.testing.probe.Probes;
import io.portcullis.testing.probe.Until;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;

/** Calls the method of the bean, in a request context of its own that holds the identity of the caller. */
final class DirectKnock implements Knock {

    private static final Map<String, Object> ZEROS = Map.of("boolean", false, "char", '0', "byte", (byte) 0, "short", (short) 0,
            "int", 0, "long", 0L, "float", 0f, "double", 0d);

    private final CurrentIdentityAssociation association;
    private final Probes probes;

    DirectKnock(CurrentIdentityAssociation association, Probes probes) {
        this.association = association;
        this.probes = probes;
    }

    @Override
    public Word at(Entry entry, Visitor visitor) {
        Object[] arguments = entry.invocation().parameters().stream().map(Parameter::type).map(ZEROS::get).toArray();
        try {
            probes.stoppingHere(() -> within(caller(visitor), () -> entry.invocation().method().call(arguments)));
        } catch (ProbeStop e) {
            return Word.YES;
        } catch (UnauthorizedException e) {
            return Word.UNAUTHENTICATED;
        } catch (ForbiddenException e) {
            return Word.FORBIDDEN;
        } catch (Exception e) {
            if (e instanceof RefusedException refused && isLater(refused.refusal())) {
                return Word.YES;
            }
            throw new NoWordException("the method was not stopped, and threw " + e);
        }
        throw new NoWordException("the method was not stopped");
    }

    /** Whether the rule has let the call in: permits, and arguments that decide how many, are looked at after it. */
    private static boolean isLater(Refusal refusal) {
        return refusal instanceof Limited || refusal instanceof Malformed;
    }

    private Caller caller(Visitor visitor) {
        return visitor.known()
                ? new Caller(probes.caller(Until.GUARD), "", Authentication.API_KEY, visitor.roles(), visitor.scopes(),
                        Optional.empty())
                : Caller.anonymous();
    }

    private <T> T within(Caller caller, Callable<T> step) throws Exception {
        ManagedContext context = Arc.container().requestContext();
        ContextState outer = context.getStateIfActive();
        ContextState own = context.initializeState();
        context.activate(own);
        try {
            association.setIdentity(PlainIdentity.of(caller));
            return step.call();
        } finally {
            context.deactivate();
            context.destroy(own);
            if (outer != null) {
                context.activate(outer);
            }
        }
    }
}

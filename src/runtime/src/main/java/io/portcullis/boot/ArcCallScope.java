package io.portcullis.boot;

import java.util.concurrent.Callable;

import io.portcullis.api.Caller;
import io.portcullis.engine.CallScope;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;

/**
 * A CDI request context for each call, holding an identity without credentials. It is not the context of the HTTP request, so a
 * bean behind an entry
 * finds no header and no token of the caller in it.
 */
final class ArcCallScope implements CallScope {

    private final CurrentIdentityAssociation association;
    private final CheckedIdentities identities;

    /** @param association a client proxy: it leads to the request context of the moment */
    ArcCallScope(CurrentIdentityAssociation association, CheckedIdentities identities) {
        this.association = association;
        this.identities = identities;
    }

    @Override
    public Opened open(Caller caller) {
        return new RequestScope(Arc.container().requestContext(), caller);
    }

    private final class RequestScope implements Opened {

        private final ManagedContext context;
        private final ContextState state;
        private final Caller caller;

        RequestScope(ManagedContext context, Caller caller) {
            this.context = context;
            this.caller = caller;
            this.state = context.initializeState();
        }

        @Override
        public <T> T within(Callable<T> step) throws Exception {
            ContextState outer = context.getStateIfActive();
            context.activate(state);
            try {
                association.setIdentity(identities.of(caller));
                return step.call();
            } finally {
                if (outer == null) {
                    context.deactivate();
                } else {
                    context.activate(outer);
                }
            }
        }

        @Override
        public void close() {
            context.destroy(state);
        }
    }
}

package io.portcullis.boot;

import java.util.concurrent.Callable;

import io.portcullis.api.Caller;
import io.portcullis.engine.CallScope;
import io.portcullis.engine.Tracing;
import io.portcullis.event.Origin;

/** A scope in which, besides, the trace of the message is the current one. */
final class TracedCallScope implements CallScope {

    private final CallScope scope;
    private final Tracing tracing;

    TracedCallScope(CallScope scope, Tracing tracing) {
        this.scope = scope;
        this.tracing = tracing;
    }

    @Override
    public Opened open(Caller caller) {
        return scope.open(caller);
    }

    @Override
    public Opened open(Caller caller, Origin origin) {
        return new Traced(scope.open(caller, origin), origin.correlationId());
    }

    private final class Traced implements Opened {

        private final Opened opened;
        private final String correlationId;

        Traced(Opened opened, String correlationId) {
            this.opened = opened;
            this.correlationId = correlationId;
        }

        @Override
        public <T> T within(Callable<T> step) throws Exception {
            return opened.within(() -> tracing.within(correlationId, step));
        }

        @Override
        public void close() {
            opened.close();
        }
    }
}

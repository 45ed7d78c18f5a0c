package io.portcullis.boot;

import java.time.Duration;
import java.util.List;

import io.portcullis.engine.Engine;
import io.portcullis.engine.Running;
import io.portcullis.identity.Authenticator;
import io.portcullis.limit.RateLimiter;
import io.portcullis.management.CallersDesk;
import io.portcullis.management.ManagementDoor;
import io.portcullis.redaction.Redaction;
import io.portcullis.subscription.Changes;
import io.portcullis.subscription.OtherNodes;
import io.portcullis.transport.Endpoints;
import io.portcullis.transport.HttpGuard;
import io.portcullis.transport.SecurityHeaders;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Carries what the build found over to the run. */
@Recorder
public class PortcullisRecorder {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    /** What the build found. */
    public RuntimeValue<Blueprint> blueprint(String path, List<EntryRecipe> entries) {
        return new RuntimeValue<>(new Blueprint(path, List.copyOf(entries)));
    }

    /**
     * The guard ahead of authentication. The HTTP server waits for it, so a configuration that is not safe stops the start
     * before anything is
     * served.
     */
    public Handler<RoutingContext> guard() {
        Renegotiation.reject();
        Arc.container().instance(Disclosure.class).get().begin(Arc.container().instance(Redaction.class).get());
        Arc.container().instance(StartCheck.class).get().run();
        Arc.container().instance(Authenticator.class).get(); // keys of dev mode are shown now, not with the first call
        Arc.container().instance(Engine.class).get();
        Arc.container().instance(OtherNodes.class).get(); // listens from now on, as the next one does
        Arc.container().instance(CallersDesk.class).get();
        Arc.container().instance(SwitchWatch.class).get().begin();
        Arc.container().instance(PolicyWatch.class).get().begin(Arc.container().instance(Running.class).get(),
                Arc.container().instance(Changes.class).get());
        Arc.container().instance(RateLimiter.class).get().begin(FIRST_LOOK);
        Arc.container().instance(DeadlineWatch.class).get().begin();
        Arc.container().instance(AuditStart.class).get().begin(); // last: what was told so far is written now
        return Arc.container().instance(HttpGuard.class).get();
    }

    /** What stands before paths outside the root path of the application. */
    public Handler<RoutingContext> begin() {
        return Arc.container().instance(HttpGuard.class).get()::begin;
    }

    /** What answers requests that never get to the guard. */
    public Handler<RoutingContext> misdirected() {
        return Arc.container().instance(HttpGuard.class).get()::misdirected;
    }

    /** What serves the requests that the guard let through. */
    public Handler<RoutingContext> endpoints() {
        return Arc.container().instance(Endpoints.class).get();
    }

    /** What ends the server in good order. */
    public ShutdownListener end() {
        return Arc.container().instance(GracefulEnd.class).get();
    }

    /** What every response of the management interface says. */
    public Handler<RoutingContext> managementHeaders() {
        return Arc.container().instance(SecurityHeaders.class).get();
    }

    /** What operators use at the management interface. */
    public Handler<RoutingContext> management() {
        return Arc.container().instance(ManagementDoor.class).get();
    }
}

package io.portcullis.testing.museum;

import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.portcullis.api.Caller;
import io.portcullis.api.Caller.Authentication;
import io.portcullis.identity.PlainIdentity;
import io.portcullis.intercept.GuardInterceptor;
import io.portcullis.intercept.Guarded;
import io.portcullis.spi.StoredApiKey.Grant;
import io.portcullis.testing.caller.TestCallers;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Makes a door take everybody known for one and the same insider, as a server would that has a hole. */
@Singleton
public class BrokenDoors {

    private static final int BEFORE_EVERYTHING = 1_000;
    private static final Set<String> ROLES = Set.of("visitor", "curator", "director");

    private final TestCallers callers;
    private volatile String broken = "";

    BrokenDoors(TestCallers callers) {
        this.callers = callers;
    }

    /** Breaks a door: the name of a method of the protocol, or {@code direct}; mends it when empty. */
    public void breakDoor(String door) {
        broken = door;
    }

    void register(@Observes Filters filters) {
        filters.register(this::open, BEFORE_EVERYTHING);
    }

    private void open(RoutingContext context) {
        var headers = context.request().headers();
        if (!broken.isEmpty() && broken.equals(headers.get("Mcp-Method")) && headers.contains("X-API-Key")) {
            headers.set("X-API-Key", callers.keyFor(new Grant("insider", Optional.empty(), ROLES, Set.of())));
        }
        context.next();
    }

    /** The hole in front of the beans. */
    @Guarded
    @Interceptor
    @Priority(GuardInterceptor.PRIORITY - 1)
    public static class Hole {

        private final BrokenDoors doors;
        private final CurrentIdentityAssociation association;

        Hole(BrokenDoors doors, CurrentIdentityAssociation association) {
            this.doors = doors;
            this.association = association;
        }

        @AroundInvoke
        Object open(InvocationContext context) throws Exception {
            if (doors.broken.equals("direct")) {
                association.setIdentity(PlainIdentity.of(new Caller("insider", "", Authentication.API_KEY, ROLES, Set.of(),
                        Optional.empty())));
            }
            return context.proceed();
        }
    }
}

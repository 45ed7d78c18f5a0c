package io.portcullis.deployment.policy;

import jakarta.annotation.security.RolesAllowed;

import io.portcullis.api.Cancellation;
import io.portcullis.api.Progress;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Resource;
import io.portcullis.api.Tool;
import io.smallrye.mutiny.Uni;

/** Tools that an operator may want to stop. */
@RequiresRole("reader")
public class Works {

    @Tool(readOnly = true)
    String look() {
        return "looked";
    }

    @Tool
    String destroy() {
        return "destroyed";
    }

    @Tool(readOnly = true)
    @RequiresRole("admin")
    String secret() {
        return "secret";
    }

    /** Streams, and does not end by itself. */
    @Tool(readOnly = true)
    Uni<String> endless(Progress progress, Cancellation cancellation) {
        progress.send(1, 2.0, "begun");
        return Uni.createFrom().emitter(emitter -> cancellation.onRequest(() -> emitter.complete("cancelled")));
    }

    @Resource(uri = "works://plan")
    String plan() {
        return "plan";
    }

    /** Ruled by Jakarta: enforced by Quarkus too. */
    public static class Jakarta {

        @Tool(readOnly = true)
        @RolesAllowed("admin")
        public String ruled() {
            return "ruled";
        }
    }
}

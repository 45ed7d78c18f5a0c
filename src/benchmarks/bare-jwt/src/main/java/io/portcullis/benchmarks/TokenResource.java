package io.portcullis.benchmarks;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * The bare endpoint for callers with a token of the right role: as much as the framework of a REST endpoint does, and no more.
 */
@Path("/mcp")
@RolesAllowed("caller")
public class TokenResource {

    @POST
    @NonBlocking
    @Produces("application/json")
    public Uni<byte[]> post(@HeaderParam("Mcp-Method") String method, byte[] body) {
        return Uni.createFrom().item(Answer.to(method));
    }
}

package io.portcullis.benchmarks;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Reads a body and answers bytes: those the guarded server answers. */
@Path("/mcp")
public class BareResource {

    @POST
    @NonBlocking
    @Produces("application/json")
    public Uni<byte[]> post(@HeaderParam("Mcp-Method") String method, byte[] body) {
        return Uni.createFrom().item(Answer.to(method));
    }
}

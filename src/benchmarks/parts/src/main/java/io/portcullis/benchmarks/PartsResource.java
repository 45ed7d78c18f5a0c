package io.portcullis.benchmarks;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** The endpoint with JSON, in front of a tool that is guarded by what Quarkus has. */
@Path("/rest")
@RolesAllowed("caller")
public class PartsResource {

    private final FloorTool tool;

    public PartsResource(FloorTool tool) {
        this.tool = tool;
    }

    @POST
    @NonBlocking
    public Uni<JsonResource.Reply> post(JsonResource.Call call) {
        return Uni.createFrom().item(JsonResource.reply(call, tool.echo(call.params().arguments().text())));
    }
}

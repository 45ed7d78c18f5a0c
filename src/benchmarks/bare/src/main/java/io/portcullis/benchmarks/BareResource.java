package io.portcullis.benchmarks;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Reads a body and answers bytes: as many as the guarded tool answers. */
@Path("/mcp")
public class BareResource {

    private static final byte[] ANSWER = ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"hello\"}],"
            + "\"isError\":false,\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"benchmark\",\"version\":\"1.0.0\"}}}}")
            .getBytes(StandardCharsets.UTF_8);

    @POST
    @NonBlocking
    @Produces("application/json")
    public Uni<byte[]> post(byte[] body) {
        return Uni.createFrom().item(ANSWER);
    }
}

package io.portcullis.benchmarks;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Reads a call and answers it, byte for byte as the guarded server does, in the words of quarkus-rest and Jackson. */
@Path("/mcp")
public class JsonResource {

    private static final Meta META = new Meta(Map.of("name", "benchmark", "version", "1.0.0"));

    public record Call(String jsonrpc, long id, String method, Params params) {
    }

    public record Params(String name, Arguments arguments) {
    }

    public record Arguments(String text) {
    }

    public record Reply(String jsonrpc, long id, Result result) {
    }

    public record Result(String resultType, List<Text> content, @JsonProperty("isError") boolean isError,
            @JsonProperty("_meta") Meta meta) {
    }

    public record Text(String type, String text) {
    }

    public record Meta(@JsonProperty("io.modelcontextprotocol/serverInfo") Map<String, String> serverInfo) {
    }

    @POST
    @NonBlocking
    public Uni<Reply> post(Call call) {
        return Uni.createFrom().item(reply(call, call.params().arguments().text()));
    }

    public static Reply reply(Call call, String text) {
        return new Reply("2.0", call.id(), new Result("complete", List.of(new Text("text", text)), false, META));
    }
}

package io.portcullis.attack.caller;

import java.util.LinkedHashMap;
import java.util.Map;

import io.portcullis.rig.Answer;
import io.portcullis.rig.ApiKey;
import io.portcullis.rig.ModernClient;
import io.portcullis.rig.Server;

/** Somebody with a key and a client of revision 2026-07-28 that can do something. Cannot be changed. */
public final class Caller {

    private static final String META = "io.modelcontextprotocol/";

    private final ModernClient client;
    private final Map<String, ?> capabilities;
    private final Map<String, ?> meta;

    private Caller(ModernClient client, Map<String, ?> capabilities, Map<String, ?> meta) {
        this.client = client;
        this.capabilities = capabilities;
        this.meta = meta;
    }

    /** A caller whose client can do nothing but ask. */
    public static Caller of(Server server, ApiKey key) {
        return new Caller(server.client(key), Map.of(), Map.of());
    }

    /** The same caller, whose client shows forms to its user. */
    public Caller withForms() {
        return new Caller(client, Map.of("elicitation", Map.of("form", Map.of())), meta);
    }

    /** The same caller, whose client follows tasks. */
    public Caller withTasks() {
        return new Caller(client, Map.of("extensions", Map.of(META + "tasks", Map.of())), meta);
    }

    /** The same caller, who wants to hear of progress and of everything that is logged. */
    public Caller listening() {
        return new Caller(client, capabilities, Map.of("progressToken", 1, META + "logLevel", "debug"));
    }

    /** The same caller, who says that about itself. */
    public Caller claiming(Map<String, ?> claims) {
        return new Caller(client, capabilities, claims);
    }

    /** The same caller, sending one more header with everything. */
    public Caller with(String header, String value) {
        return new Caller(client.with(header, value), capabilities, meta);
    }

    public Answer call(String tool, Map<String, ?> arguments) {
        return request("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Calls again, with an answer to what was asked. */
    public Answer call(String tool, Map<String, ?> arguments, Map<String, ?> answer) {
        Map<String, Object> params = new LinkedHashMap<>(answer);
        params.put("name", tool);
        params.put("arguments", arguments);
        return request("tools/call", params);
    }

    /** Asks about a task. */
    public Answer task(String method, String id, Map<String, ?> more) {
        Map<String, Object> params = new LinkedHashMap<>(more);
        params.put("taskId", id);
        return new Caller(client.with("Mcp-Name", id), capabilities, meta).request(method, params);
    }

    public Answer request(String method, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.put("_meta", meta());
        return client.request(method, all);
    }

    private Map<String, Object> meta() {
        Map<String, Object> all = new LinkedHashMap<>(meta);
        all.put(META + "protocolVersion", "2026-07-28");
        all.put(META + "clientCapabilities", capabilities);
        return all;
    }
}

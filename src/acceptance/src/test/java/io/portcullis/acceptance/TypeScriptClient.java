package io.portcullis.acceptance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.rig.ApiKey;
import io.portcullis.rig.Server;

/** The official TypeScript clients. */
enum TypeScriptClient {

    /** {@code @modelcontextprotocol/client}. */
    MODERN("2026-07-28"),
    /** {@code @modelcontextprotocol/sdk}. */
    HANDSHAKE("2025-11-25");

    private final String revision;

    TypeScriptClient(String revision) {
        this.revision = revision;
    }

    /** What it speaks. */
    String revision() {
        return revision;
    }

    /** Its name in the folder of the scripts. */
    String script() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Runs an errand of {@code interop/} with this client.
     *
     * @return what it saw
     */
    JsonNode run(String errand, Server server, ApiKey key) throws IOException, InterruptedException {
        return node(errand, List.of("run.mjs", script(), errand), Map.of("MCP_URL", server.url(), "MCP_KEY", key.secret()));
    }

    /**
     * Lets somebody call tools with this client, which has to log her in before.
     *
     * @param login who she is, and what the client is to the provider, as {@code interop/login.mjs} wants to know it
     * @return what happened
     */
    JsonNode logIn(Server server, Map<String, String> login, String... tools) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("login.mjs", script()));
        command.addAll(List.of(tools));
        Map<String, String> environment = new HashMap<>(login);
        environment.put("MCP_URL", server.url());
        return node("login", command, environment);
    }

    private JsonNode node(String errand, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        return Script.run(script() + "-" + errand, command, environment);
    }
}

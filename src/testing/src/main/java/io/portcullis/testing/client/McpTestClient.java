package io.portcullis.testing.client;

import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.catalog.LiveCatalog;
import io.portcullis.identity.McpPath;
import io.portcullis.spi.StoredApiKey.Grant;
import io.portcullis.testing.caller.TestCallers;
import io.quarkus.arc.Unremovable;

/**
 * An MCP client for tests: inject it into a {@code @QuarkusTest}, say who calls, and call.
 *
 * <pre>
 * mcp.as("alice", "reader").withScopes("customers:read").call("customer_find", Map.of("number", 1001));
 * </pre>
 *
 * Every message is a real HTTP request with a real API key, behind every check of the server. It is sent to {@code localhost}:
 * where tests have a {@code portcullis.resource-url} of another host, {@code portcullis.transport.allowed-hosts} must name it.
 * Safe for use by many threads.
 */
@Singleton
@Unremovable
public class McpTestClient {

    private final TestCallers callers;
    private final Wire wire;

    McpTestClient(TestCallers callers, McpPath path, LiveCatalog catalog) {
        this.callers = callers;
        this.wire = new Wire(Endpoint.of(path.path()), new MirroredArguments(catalog), new ObjectMapper());
    }

    /**
     * A caller made up for the test.
     *
     * @param name whom it is: rate limits, sessions and tasks are by name
     * @param roles what it may do; none for a caller who is merely known
     */
    public McpTestCaller as(String name, String... roles) {
        return as(new Grant(name, Optional.empty(), Set.of(roles), Set.of()));
    }

    /** A caller with roles, scopes and a tenant. */
    public McpTestCaller as(Grant grant) {
        return new McpTestCaller(wire, new Credential.Made(callers, grant), Era.modern());
    }

    /** A caller without a credential. */
    public McpTestCaller anonymous() {
        return new McpTestCaller(wire, new Credential.Given(Optional.empty()), Era.modern());
    }

    /** A caller with an API key that the application knows, or does not. */
    public McpTestCaller withKey(String key) {
        return new McpTestCaller(wire, new Credential.Given(Optional.of(key)), Era.modern());
    }
}

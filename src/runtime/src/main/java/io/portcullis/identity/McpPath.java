package io.portcullis.identity;

import io.vertx.ext.web.RoutingContext;

/**
 * The path of the MCP endpoint, as requests are matched with it: normalized and decoded, with or without a trailing slash or
 * matrix
 * parameters.
 *
 * @param path absolute, without a trailing slash
 */
public record McpPath(String path) {

    /** What follows for the transport of revision 2024-11-05. */
    public static final String STREAM = "/sse";

    /** Whether the request is for the MCP endpoint. */
    public boolean matches(RoutingContext context) {
        String requested = context.normalizedPath();
        if (requested.equals(path)) { // as nearly all are: asked several times for each request
            return true;
        }
        if (!requested.startsWith(path)) {
            return false;
        }
        String rest = requested.substring(path.length() + (isStream(requested) ? STREAM.length() : 0));
        return rest.isEmpty() || rest.equals("/") || rest.startsWith(";");
    }

    /**
     * Whether it is served: not with matrix parameters, which the path policies of Quarkus take for part of the name. What they
     * protect could
     * be reached beside them.
     */
    public boolean isServed(RoutingContext context) {
        return matches(context) && context.normalizedPath().indexOf(';') < 0;
    }

    /** Whether a request that is served is for the transport of revision 2024-11-05. */
    public boolean isStream(RoutingContext context) {
        return isStream(context.normalizedPath());
    }

    private boolean isStream(String requested) {
        return requested.startsWith(path) && requested.startsWith(STREAM, path.length());
    }
}

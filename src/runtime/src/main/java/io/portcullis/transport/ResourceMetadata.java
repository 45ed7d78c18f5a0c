package io.portcullis.transport;

import java.util.Set;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * The description of this server as a protected resource (RFC 9728): where its clients get tokens, and which. Served to
 * everybody, and made of the configuration alone (AU-02 to AU-04).
 *
 * @param paths where it is; none when there is nothing to describe
 * @param body the description
 */
public record ResourceMetadata(Set<String> paths, byte[] body) {

    /** Where it is for a resource at the root of its host; the path of the resource is appended. */
    public static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** Of a server that has none. */
    public static final ResourceMetadata NONE = new ResourceMetadata(Set.of(), new byte[0]);

    public ResourceMetadata {
        paths = Set.copyOf(paths);
    }

    /** Whether a request asks for it. */
    boolean isAt(RoutingContext context) {
        return !paths.isEmpty() && paths.contains(context.normalizedPath());
    }

    void answer(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.response().putHeader("Cache-Control", "max-age=3600").end(Buffer.buffer(body));
        } else {
            context.response().putHeader("Allow", "GET, HEAD").setStatusCode(405).end();
        }
    }
}

package io.portcullis.deployment.scan;

import java.util.Set;

import org.jboss.jandex.DotName;

import io.portcullis.api.AudioContent;
import io.portcullis.api.Caller;
import io.portcullis.api.Content;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.ImageContent;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.TextContent;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolResponse;

/** The names the scan looks for. */
public final class Names {

    /** {@link Tool}. */
    public static final DotName TOOL = DotName.createSimple(Tool.class);

    static final DotName TOOL_ARG = DotName.createSimple(ToolArg.class);
    static final DotName CALLER = DotName.createSimple(Caller.class);
    static final DotName RATE_LIMITED = DotName.createSimple(RateLimited.class);
    static final DotName REQUIRES_ROLE = DotName.createSimple(RequiresRole.class);
    static final DotName REQUIRES_ROLE_ALL = DotName.createSimple(RequiresRole.All.class);

    static final DotName ROLES_ALLOWED = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    static final DotName PERMIT_ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");
    static final DotName DENY_ALL = DotName.createSimple("jakarta.annotation.security.DenyAll");
    static final DotName AUTHENTICATED = DotName.createSimple("io.quarkus.security.Authenticated");
    static final DotName PERMISSIONS_ALLOWED = DotName.createSimple("io.quarkus.security.PermissionsAllowed");
    static final DotName PERMISSIONS_ALLOWED_LIST = DotName.createSimple("io.quarkus.security.PermissionsAllowed$List");

    static final DotName NON_BLOCKING = DotName.createSimple("io.smallrye.common.annotation.NonBlocking");
    static final DotName BLOCKING = DotName.createSimple("io.smallrye.common.annotation.Blocking");
    static final DotName VIRTUAL = DotName.createSimple("io.smallrye.common.annotation.RunOnVirtualThread");

    static final DotName UNI = DotName.createSimple("io.smallrye.mutiny.Uni");
    static final DotName MULTI = DotName.createSimple("io.smallrye.mutiny.Multi");
    static final Set<DotName> STAGES = Set.of(DotName.createSimple("java.util.concurrent.CompletionStage"),
            DotName.createSimple("java.util.concurrent.CompletableFuture"));
    static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");
    static final Set<DotName> COLLECTIONS = Set.of(DotName.createSimple("java.util.List"),
            DotName.createSimple("java.util.Collection"), DotName.createSimple("java.util.Set"));

    static final DotName TOOL_RESPONSE = DotName.createSimple(ToolResponse.class);
    static final Set<DotName> CONTENT = Set.of(DotName.createSimple(Content.class), DotName.createSimple(TextContent.class),
            DotName.createSimple(ImageContent.class), DotName.createSimple(AudioContent.class),
            DotName.createSimple(ResourceLink.class), DotName.createSimple(EmbeddedResource.class));

    private Names() {
    }
}

package io.portcullis.deployment.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.api.Ask;
import io.portcullis.api.AudioContent;
import io.portcullis.api.Caller;
import io.portcullis.api.Cancellation;
import io.portcullis.api.CompletePrompt;
import io.portcullis.api.CompleteResourceTemplate;
import io.portcullis.api.CompletionResponse;
import io.portcullis.api.Content;
import io.portcullis.api.Elicitation;
import io.portcullis.api.EmbeddedResource;
import io.portcullis.api.Feature;
import io.portcullis.api.ImageContent;
import io.portcullis.api.McpLog;
import io.portcullis.api.Meta;
import io.portcullis.api.MetaField;
import io.portcullis.api.Progress;
import io.portcullis.api.Prompt;
import io.portcullis.api.PromptArg;
import io.portcullis.api.PromptMessage;
import io.portcullis.api.PromptResponse;
import io.portcullis.api.Questions;
import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresConfirmation;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.RequiresScope;
import io.portcullis.api.Resource;
import io.portcullis.api.ResourceContents;
import io.portcullis.api.ResourceLink;
import io.portcullis.api.ResourceResponse;
import io.portcullis.api.ResourceTemplate;
import io.portcullis.api.ResourceTemplateArg;
import io.portcullis.api.Roots;
import io.portcullis.api.Sampling;
import io.portcullis.api.Sensitive;
import io.portcullis.api.TextContent;
import io.portcullis.api.Tool;
import io.portcullis.api.ToolArg;
import io.portcullis.api.ToolResponse;
import io.portcullis.catalog.Parameter.Source;

/** The names the build looks for. */
public final class Names {

    public static final DotName TOOL = of(Tool.class);
    public static final DotName PROMPT = of(Prompt.class);
    public static final DotName RESOURCE = of(Resource.class);
    public static final DotName RESOURCE_TEMPLATE = of(ResourceTemplate.class);
    public static final DotName COMPLETE_PROMPT = of(CompletePrompt.class);
    public static final DotName COMPLETE_TEMPLATE = of(CompleteResourceTemplate.class);

    /** What makes a method an entry, and of which kind. */
    public static final Map<DotName, Feature> ENTRIES = Map.of(TOOL, Feature.TOOL, PROMPT, Feature.PROMPT, RESOURCE,
            Feature.RESOURCE, RESOURCE_TEMPLATE, Feature.RESOURCE_TEMPLATE, COMPLETE_PROMPT, Feature.COMPLETION,
            COMPLETE_TEMPLATE, Feature.COMPLETION);

    public static final DotName TOOL_ARG = of(ToolArg.class);
    public static final DotName PROMPT_ARG = of(PromptArg.class);
    public static final DotName TEMPLATE_ARG = of(ResourceTemplateArg.class);

    /** What describes an argument, and of which kind of entry. */
    public static final Map<DotName, Feature> ARGUMENTS = Map.of(TOOL_ARG, Feature.TOOL, PROMPT_ARG, Feature.PROMPT,
            TEMPLATE_ARG, Feature.RESOURCE_TEMPLATE);

    public static final DotName ASK = of(Ask.class);
    public static final DotName SENSITIVE = of(Sensitive.class);
    public static final DotName META_FIELD = of(MetaField.class);
    public static final DotName META_FIELDS = of(MetaField.All.class);
    public static final DotName RATE_LIMITED = of(RateLimited.class);
    public static final DotName RATE_LIMITS = of(RateLimited.All.class);
    public static final DotName REQUIRES_ROLE = of(RequiresRole.class);
    public static final DotName REQUIRES_ROLE_ALL = of(RequiresRole.All.class);

    public static final DotName REQUIRES_SCOPE = of(RequiresScope.class);
    public static final DotName REQUIRES_CONFIRMATION = of(RequiresConfirmation.class);

    public static final DotName ROLES_ALLOWED = of("jakarta.annotation.security.RolesAllowed");
    public static final DotName PERMIT_ALL = of("jakarta.annotation.security.PermitAll");
    public static final DotName DENY_ALL = of("jakarta.annotation.security.DenyAll");
    public static final DotName AUTHENTICATED = of("io.quarkus.security.Authenticated");
    public static final DotName PERMISSIONS_ALLOWED = of("io.quarkus.security.PermissionsAllowed");
    public static final DotName PERMISSIONS_ALLOWED_LIST = of("io.quarkus.security.PermissionsAllowed$List");

    public static final DotName NON_BLOCKING = of("io.smallrye.common.annotation.NonBlocking");
    public static final DotName BLOCKING = of("io.smallrye.common.annotation.Blocking");
    public static final DotName VIRTUAL = of("io.smallrye.common.annotation.RunOnVirtualThread");

    public static final DotName UNI = of("io.smallrye.mutiny.Uni");
    public static final DotName MULTI = of("io.smallrye.mutiny.Multi");
    public static final Set<DotName> STAGES = Set.of(of("java.util.concurrent.CompletionStage"),
            of("java.util.concurrent.CompletableFuture"));
    public static final DotName OPTIONAL = of("java.util.Optional");
    public static final DotName STRING = of(String.class);
    public static final DotName LIST = of(List.class);
    public static final DotName MAP = of(Map.class);
    public static final Set<DotName> COLLECTIONS = Set.of(LIST, of(Collection.class), of(Set.class));

    public static final DotName TOOL_RESPONSE = of(ToolResponse.class);
    public static final Set<DotName> CONTENT = Set.of(of(Content.class), of(TextContent.class), of(ImageContent.class),
            of(AudioContent.class), of(ResourceLink.class), of(EmbeddedResource.class));
    public static final DotName PROMPT_RESPONSE = of(PromptResponse.class);
    public static final DotName PROMPT_MESSAGE = of(PromptMessage.class);
    public static final DotName RESOURCE_RESPONSE = of(ResourceResponse.class);
    public static final DotName RESOURCE_CONTENTS = of(ResourceContents.class);
    public static final DotName COMPLETION_RESPONSE = of(CompletionResponse.class);

    /** What answers a whole request or is a block of one; none of them is data. */
    public static final Set<DotName> RESULTS = Stream
            .concat(CONTENT.stream(), Stream.of(TOOL_RESPONSE, PROMPT_RESPONSE, PROMPT_MESSAGE, RESOURCE_RESPONSE,
                    RESOURCE_CONTENTS, COMPLETION_RESPONSE))
            .collect(Collectors.toUnmodifiableSet());

    /** What is injected by its type, and where it comes from. */
    public static final Map<DotName, Source> INJECTED = Map.of(of(Caller.class), Source.CALLER,
            of("io.quarkus.security.identity.SecurityIdentity"), Source.IDENTITY, of(Progress.class), Source.PROGRESS,
            of(McpLog.class), Source.LOG, of(Cancellation.class), Source.CANCELLATION, of(Meta.class), Source.META,
            of(Questions.class), Source.QUESTIONS, of(Elicitation.class), Source.QUESTIONS, of(Sampling.class),
            Source.QUESTIONS, of(Roots.class), Source.QUESTIONS);

    private Names() {
    }

    /** Whether the method is an entry. */
    public static boolean isEntry(MethodInfo method) {
        return ENTRIES.keySet().stream().anyMatch(method::hasDeclaredAnnotation);
    }

    private static DotName of(Class<?> type) {
        return DotName.createSimple(type);
    }

    private static DotName of(String type) {
        return DotName.createSimple(type);
    }
}

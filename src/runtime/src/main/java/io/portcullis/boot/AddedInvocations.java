package io.portcullis.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.portcullis.api.Caller;
import io.portcullis.api.Cancellation;
import io.portcullis.api.Elicitation;
import io.portcullis.api.EntryCall;
import io.portcullis.api.EntryCall.Client;
import io.portcullis.api.McpLog;
import io.portcullis.api.Meta;
import io.portcullis.api.NewEntry;
import io.portcullis.api.NewEntry.Argument;
import io.portcullis.api.Progress;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.uri.UriTemplate;

/** How the handler of an entry that an application adds is called: with all that a method could have injected. */
final class AddedInvocations {

    private static final List<Source> INJECTED = List.of(Source.CALLER, Source.META, Source.PROGRESS, Source.LOG,
            Source.CANCELLATION, Source.QUESTIONS);

    private AddedInvocations() {
    }

    static Invocation of(NewEntry added) {
        List<Parameter> parameters = new ArrayList<>();
        INJECTED.forEach(source -> parameters.add(Parameter.injected(source, Object.class.getName())));
        parameters.addAll(arguments(added));
        return new Invocation(Invocation.ADDED + added.id(), values -> added.handler().answer(call(parameters, values)),
                parameters, Invocation.Thread.BLOCKING, Invocation.Result.BY_TYPE);
    }

    private static List<Parameter> arguments(NewEntry added) {
        return switch (added.feature()) {
            case TOOL -> List.of(Parameter.injected(Source.ALL_ARGUMENTS, Map.class.getName())
                    .with(WrittenSensitivity.of(added.about().inputSchema())));
            case PROMPT -> added.about().arguments().stream().map(AddedInvocations::text).toList();
            case RESOURCE_TEMPLATE -> UriTemplate.of(added.id()).variables().stream()
                    .map(variable -> text(new Argument(variable, "", false))).toList();
            case RESOURCE, COMPLETION -> List.of();
        };
    }

    private static Parameter text(Argument argument) {
        return new Parameter(Source.ARGUMENT, argument.name(), String.class.getName(), argument.required(), false, "");
    }

    @SuppressWarnings("unchecked")
    private static EntryCall call(List<Parameter> parameters, Object[] values) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = INJECTED.size(); i < values.length; i++) {
            if (parameters.get(i).source() == Source.ALL_ARGUMENTS) {
                arguments.putAll((Map<String, Object>) values[i]);
            } else if (values[i] != null) {
                arguments.put(parameters.get(i).name(), values[i]);
            }
        }
        Client client = new Client((Meta) values[1], (Progress) values[2], (McpLog) values[3], (Cancellation) values[4],
                (Elicitation) values[5]);
        return new EntryCall(arguments, (Caller) values[0], client);
    }
}

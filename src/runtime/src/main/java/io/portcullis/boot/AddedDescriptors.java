package io.portcullis.boot;

import java.util.List;
import java.util.regex.Pattern;

import io.portcullis.api.NewEntry;
import io.portcullis.api.NewEntry.About;
import io.portcullis.api.NewEntry.Argument;
import io.portcullis.api.Tool.TaskSupport;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.Display;
import io.portcullis.protocol.PromptDescriptor;
import io.portcullis.protocol.ResourceDescriptor;
import io.portcullis.protocol.TemplateDescriptor;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.Hints;
import io.portcullis.schema.SchemaCheck;
import io.portcullis.uri.UriTemplate;
import io.portcullis.uri.Uris;

/** What clients are told about entries that an application adds; refuses what the build would refuse. */
final class AddedDescriptors {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}"); // T-04
    private static final String NO_ARGUMENTS = "{\"type\":\"object\",\"additionalProperties\":false}"; // T-05

    private AddedDescriptors() {
    }

    static Descriptor of(NewEntry added) {
        Display display = Display.of(added.about().title(), added.about().description());
        return switch (added.feature()) {
            case TOOL -> tool(named(added), display, added.about());
            case PROMPT -> new PromptDescriptor(named(added), display, arguments(added.about()));
            case RESOURCE -> new ResourceDescriptor(addressed(added), added.id(), display, added.about().mimeType(), -1);
            case RESOURCE_TEMPLATE -> new TemplateDescriptor(UriTemplate.of(added.id()).text(), added.id(), display,
                    added.about().mimeType(), false);
            case COMPLETION -> throw new IllegalArgumentException("a completion cannot be added by program");
        };
    }

    private static ToolDescriptor tool(String name, Display display, About about) {
        boolean own = !about.inputSchema().isEmpty();
        String schema = own ? SchemaCheck.ofArguments(about.inputSchema()) : NO_ARGUMENTS;
        if (schema.contains("\"x-mcp-header\"")) {
            throw new IllegalArgumentException("a tool that is added cannot mirror arguments in headers");
        }
        Hints hints = new Hints(about.readOnly(), !about.readOnly(), false, true);
        return new ToolDescriptor(name, display, schema, "", hints, List.of(), TaskSupport.NONE, true);
    }

    private static List<PromptDescriptor.Argument> arguments(About about) {
        List<String> names = about.arguments().stream().map(Argument::name).toList();
        if (names.stream().anyMatch(String::isBlank) || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("the arguments of a prompt have names, each its own");
        }
        return about.arguments().stream().map(argument -> new PromptDescriptor.Argument(argument.name(),
                Display.of("", argument.description()), argument.required())).toList();
    }

    private static String named(NewEntry added) {
        if (!NAME.matcher(added.id()).matches()) {
            throw new IllegalArgumentException("a name has 1 to 128 characters of A-Z a-z 0-9 _ - .");
        }
        return added.id();
    }

    private static String addressed(NewEntry added) {
        if (!Uris.isValid(added.id())) {
            throw new IllegalArgumentException("the address is not an absolute URI");
        }
        return added.id();
    }
}

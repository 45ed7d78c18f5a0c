package io.portcullis.deployment.scan;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.jandex.MethodInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.catalog.Sensitivity.Part;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Classes;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Types;
import io.portcullis.deployment.schema.SensitiveParts;
import io.portcullis.deployment.signature.Inspection;
import io.portcullis.protocol.Descriptor;
import io.portcullis.protocol.ToolDescriptor;
import io.portcullis.protocol.ToolDescriptor.HeaderParameter;

/** Finds what is sensitive in arguments and results, and refuses it where it would have to be shown. */
final class SensitiveScan {

    private static final Pattern NAMED = Pattern.compile("\\{([^{}]*)}");
    private static final String[] FIX = { "leave it out there", "remove @Sensitive, if it is no secret" };
    private static final String[] TYPES = { "use a record", "mark the whole argument or method with @Sensitive" };

    private final Problems problems;
    private final Inspection inspection;

    SensitiveScan(Problems problems) {
        this.problems = problems;
        this.inspection = new Inspection(problems);
    }

    /** The parameters, with what is sensitive in each. */
    List<Parameter> marked(Candidate entry, List<Parameter> parameters) {
        List<Parameter> marked = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Source source = parameters.get(i).source();
            boolean given = source == Source.ARGUMENT || source == Source.ANSWER;
            marked.add(given ? parameters.get(i).with(ofParameter(entry, i)) : parameters.get(i));
        }
        return marked;
    }

    private Sensitivity ofParameter(Candidate entry, int index) {
        if (entry.method().parameters().get(index).hasDeclaredAnnotation(Names.SENSITIVE)) {
            return Sensitivity.WHOLE;
        }
        return inspection.see(
                () -> SensitiveParts.ofArgument(Classes.method(entry.method()).getGenericParameterTypes()[index]),
                Sensitivity.WHOLE, Code.PC025, entry.place(), TYPES);
    }

    /** What is sensitive in what is returned. */
    Sensitivity ofResult(Candidate entry) {
        MethodInfo method = entry.method();
        if (method.hasDeclaredAnnotation(Names.SENSITIVE)) {
            return Sensitivity.WHOLE;
        }
        if (Names.RESULTS.contains(Types.settled(method.returnType()).name())) {
            return Sensitivity.NONE; // no data: it says only at run time what is in it
        }
        return inspection.see(() -> SensitiveParts.ofResult(settled(method)), Sensitivity.WHOLE, Code.PC025, entry.place(),
                TYPES);
    }

    private static Type settled(MethodInfo method) {
        Method loaded = Classes.method(method);
        boolean async = Types.settled(method.returnType()) != method.returnType();
        return async ? ((ParameterizedType) loaded.getGenericReturnType()).getActualTypeArguments()[0]
                : loaded.getGenericReturnType();
    }

    /** Refuses what would show a secret. */
    void check(Candidate entry, Descriptor descriptor, List<Parameter> parameters, Optional<Confirmation> confirmation) {
        for (Parameter parameter : parameters) {
            if (!parameter.sensitivity().isNone()) {
                parameter(entry, parameter);
            }
            if (parameter.question() != null) {
                quoted(entry, parameter.question().message(), "question", parameters);
            }
        }
        confirmation.ifPresent(asked -> quoted(entry, asked.message(), "confirmation", parameters));
        if (descriptor instanceof ToolDescriptor tool) {
            tool.headers().forEach(header -> mirrored(entry, header, parameters));
        }
    }

    private void parameter(Candidate entry, Parameter parameter) {
        if (parameter.source() == Source.ANSWER) {
            problem(entry, "The form \"" + parameter.name() + "\" asks for what is @Sensitive, and people must not be asked for"
                    + " secrets with forms (MCP, Elicitation).", "ask with a UrlVisit: Elicitation.ask(new UrlVisit(...))",
                    "remove @Sensitive, if it is no secret");
        } else if (entry.feature() == Feature.RESOURCE_TEMPLATE) {
            problem(entry, "The variable \"" + parameter.name() + "\" is @Sensitive, and is part of an address: those are in"
                    + " histories, logs and headers.", "make it a tool that takes the value as an argument",
                    "remove @Sensitive, if it is no secret");
        } else if (entry.feature() == Feature.COMPLETION) {
            problem(entry, "What is completed is @Sensitive, and its values would be suggested.", "remove the completion",
                    "remove @Sensitive, if its values are no secrets");
        }
    }

    private void quoted(Candidate entry, String message, String where, List<Parameter> parameters) {
        NAMED.matcher(message).results().map(name -> name.group(1)).distinct()
                .filter(name -> parameters.stream().anyMatch(parameter -> parameter.source() == Source.ARGUMENT
                        && parameter.name().equals(name) && !parameter.sensitivity().isNone()))
                .forEach(name -> problem(entry, "The " + where + " quotes {" + name + "}, in which something is @Sensitive.",
                        FIX));
    }

    private void mirrored(Candidate entry, HeaderParameter header, List<Parameter> parameters) {
        Part part = parameters.stream().filter(parameter -> parameter.name().equals(header.path().get(0))).findFirst()
                .map(parameter -> parameter.sensitivity().root()).orElse(Part.OPEN);
        for (String name : header.path().subList(1, header.path().size())) {
            part = part.member(name);
        }
        if (!part.isOpen()) {
            problem(entry, "Clients would mirror " + String.join(".", header.path()) + ", which is @Sensitive, in the header "
                    + "Mcp-Param-" + header.header() + ".", FIX);
        }
    }

    private void problem(Candidate entry, String text, String... ways) {
        problems.add(Code.PC025, entry.place(), text, ways);
    }
}

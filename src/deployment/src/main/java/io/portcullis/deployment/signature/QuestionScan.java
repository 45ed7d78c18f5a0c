package io.portcullis.deployment.signature;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import io.portcullis.api.Field;
import io.portcullis.api.Form;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.form.FormFields;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Classes;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.TypeNames;
import io.portcullis.deployment.index.Types;
import io.portcullis.deployment.index.Values;

/** Finds what is asked before a method runs. */
final class QuestionScan {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String[] FITTING = { "use a record of String, numbers, booleans, enums and lists of enums",
            "use an Optional of such a record if the method can do without the answer" };

    private final Problems problems;
    private final Inspection inspection;

    QuestionScan(Problems problems) {
        this.problems = problems;
        this.inspection = new Inspection(problems);
    }

    /** The parameter that takes the answer. What is wrong with it is a problem by then. */
    Parameter answer(Candidate entry, MethodParameterInfo parameter) {
        boolean optional = Types.isOptional(parameter.type());
        Type type = Types.value(parameter.type());
        List<Field> fields = type.kind() == Type.Kind.CLASS
                ? inspection.see(() -> FormFields.of(Classes.load(type.name())), List.of(), Code.PC008, entry.place(), FITTING)
                : refused(entry, type);
        Form form = new Form(Values.text(parameter.declaredAnnotation(Names.ASK), "value"), fields);
        return new Parameter(Source.ANSWER, name(entry, parameter), TypeNames.canonical(type).orElse(""), !optional, optional,
                "", form);
    }

    /** Refuses messages that say nothing, or name what is no argument. */
    void checkMessages(Candidate entry, List<Parameter> parameters) {
        Set<String> arguments = parameters.stream().filter(parameter -> parameter.source() == Source.ARGUMENT)
                .map(Parameter::name).collect(Collectors.toSet());
        parameters.stream().map(Parameter::question).filter(Objects::nonNull).map(Form::message)
                .forEach(message -> checkMessage(entry, message, arguments));
    }

    private void checkMessage(Candidate entry, String message, Set<String> arguments) {
        if (message.isBlank()) {
            problems.add(Code.PC017, entry.place(), "The question says nothing.", "write @Ask(\"...\") with what is asked");
        }
        Matcher placeholder = PLACEHOLDER.matcher(message);
        while (placeholder.find()) {
            if (!arguments.contains(placeholder.group(1))) {
                problems.add(Code.PC017, entry.place(), "The question names {" + placeholder.group(1)
                        + "}, which is no argument of this " + entry.noun() + ".", "name one of its arguments",
                        "say it without braces");
            }
        }
    }

    private List<Field> refused(Candidate entry, Type type) {
        problems.add(Code.PC008, entry.place(), "A form cannot ask for a " + type + ".", FITTING);
        return List.of();
    }

    /** The key of the question. */
    private String name(Candidate entry, MethodParameterInfo parameter) {
        return Optional.ofNullable(parameter.name()).orElseGet(() -> {
            problems.add(Code.PC008, entry.place(),
                    "The name of parameter " + parameter.position() + " is not in the class file.",
                    "compile with -parameters (Maven: <maven.compiler.parameters>true</maven.compiler.parameters>)");
            return "";
        });
    }
}

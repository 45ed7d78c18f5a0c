package io.portcullis.deployment.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.TypeNames;
import io.portcullis.deployment.index.Types;
import io.portcullis.deployment.index.Values;

/** Reads the arguments of one kind of entry. */
public final class ArgumentScan {

    private static final Set<String> PRIMITIVE_OPTIONALS = Set.of("java.util.OptionalInt", "java.util.OptionalLong",
            "java.util.OptionalDouble");

    private final DotName annotation;
    private final boolean texts;
    private final Problems problems;

    private ArgumentScan(DotName annotation, boolean texts, Problems problems) {
        this.annotation = annotation;
        this.texts = texts;
        this.problems = problems;
    }

    /** Arguments that are any JSON. */
    public static ArgumentScan ofJson(DotName annotation, Problems problems) {
        return new ArgumentScan(annotation, false, problems);
    }

    /** Arguments that are texts. */
    public static ArgumentScan ofTexts(DotName annotation, Problems problems) {
        return new ArgumentScan(annotation, true, problems);
    }

    /** The argument a parameter takes. What is wrong with it is a problem by then. */
    public Parameter argument(Candidate entry, MethodParameterInfo parameter) {
        AnnotationInstance described = parameter.declaredAnnotation(annotation);
        String name = name(entry, parameter, described);
        boolean optional = Types.isOptional(parameter.type());
        Type type = Types.value(parameter.type());
        Optional<String> canonical = canonical(entry, name, type);
        if (canonical.isEmpty()) {
            return new Parameter(Source.ARGUMENT, name, Object.class.getName(), true, optional, "");
        }
        String defaultJson = defaultJson(entry, name, canonical.get(), Values.text(described, "defaultValue"));
        boolean required = !optional && defaultJson.isEmpty() && Values.flag(described, "required", true);
        if (!required && !optional && defaultJson.isEmpty() && type.kind() == Type.Kind.PRIMITIVE) {
            problem(entry, "The argument \"" + name + "\" need not be given, but a primitive cannot be absent.",
                    "give it a " + written() + "(defaultValue = ...)", "use Optional<...> or the wrapper class");
        }
        return new Parameter(Source.ARGUMENT, name, canonical.get(), required, optional, defaultJson);
    }

    /** Refuses two arguments of one name. */
    public void distinct(Candidate entry, List<Parameter> parameters) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            boolean argument = parameter.source() == Source.ARGUMENT && !parameter.name().isEmpty();
            if (argument && !names.add(parameter.name())) {
                problem(entry, "Two parameters are called \"" + parameter.name() + "\".",
                        "give one of them another " + written() + "(name = ...)");
            }
        }
    }

    private String name(Candidate entry, MethodParameterInfo parameter, AnnotationInstance described) {
        String given = Values.text(described, "name");
        if (!given.isEmpty()) {
            return given;
        }
        if (parameter.name() == null) {
            problem(entry, "The name of parameter " + parameter.position() + " is not in the class file.",
                    "compile with -parameters (Maven: <maven.compiler.parameters>true</maven.compiler.parameters>)",
                    "name it by " + written() + "(name = ...)");
            return "";
        }
        return parameter.name();
    }

    private Optional<String> canonical(Candidate entry, String name, Type type) {
        if (texts && !Types.isSimple(type)) {
            problem(entry, "The argument \"" + name + "\" of a " + entry.noun() + " is a text, and cannot be a " + type + ".",
                    "use String, an enum, a number, a boolean or an Optional of these");
            return Optional.empty();
        }
        Optional<String> canonical = PRIMITIVE_OPTIONALS.contains(type.name().toString()) ? Optional.empty()
                : TypeNames.canonical(type);
        if (canonical.isEmpty()) {
            problem(entry, "The type of \"" + name + "\" cannot be bound: " + type + ".",
                    "use a concrete class, a record, a collection or an Optional of these");
        }
        return canonical;
    }

    private String defaultJson(Candidate entry, String name, String canonical, String text) {
        if (text.isEmpty()) {
            return "";
        }
        return Defaults.json(canonical, text).orElseGet(() -> {
            problem(entry, "The default of \"" + name + "\" is not a value of its type.",
                    "write the text itself for a string or enum, JSON for every other type");
            return "";
        });
    }

    private String written() {
        return "@" + annotation.withoutPackagePrefix();
    }

    private void problem(Candidate entry, String text, String... ways) {
        problems.add(Code.PC008, entry.place(), text, ways);
    }
}

package io.portcullis.deployment.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.arguments.StrictJson;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** Finds the parameters of a method: what comes from the client and what is injected. */
final class ParameterScan {

    private static final ObjectMapper JSON = StrictJson.create(64, 1 << 20, 100);

    private static final Set<String> PRIMITIVE_OPTIONALS = Set.of("java.util.OptionalInt", "java.util.OptionalLong",
            "java.util.OptionalDouble");

    private final Problems problems;

    ParameterScan(Problems problems) {
        this.problems = problems;
    }

    /** The parameters, in order. What is wrong with them is a problem by then. */
    List<Parameter> parametersOf(MethodInfo method) {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (MethodParameterInfo parameter : method.parameters()) {
            if (parameter.type().name().equals(Names.CALLER)) {
                parameters.add(new Parameter(Source.CALLER, "", Names.CALLER.toString(), false, false, ""));
                continue;
            }
            Parameter argument = argument(method, parameter);
            if (!argument.name().isEmpty() && !names.add(argument.name())) {
                problem(method, "Two parameters are called \"" + argument.name() + "\".",
                        "give one of them another @ToolArg(name = ...)");
            }
            parameters.add(argument);
        }
        return parameters;
    }

    private Parameter argument(MethodInfo method, MethodParameterInfo parameter) {
        AnnotationInstance described = parameter.declaredAnnotation(Names.TOOL_ARG);
        String name = name(method, parameter, described);
        boolean optional = parameter.type().name().equals(Names.OPTIONAL);
        Type type = optional ? inside(parameter.type()) : parameter.type();
        String canonical = PRIMITIVE_OPTIONALS.contains(type.name().toString()) ? "" : TypeNames.canonical(type).orElse("");
        if (canonical.isEmpty()) {
            problem(method, "The type of \"" + name + "\" cannot be bound: " + parameter.type() + ".",
                    "use a concrete class, a record, a collection or an Optional of these");
            canonical = Object.class.getName();
        }
        String defaultJson = defaultJson(method, name, canonical, text(described, "defaultValue"));
        boolean required = !optional && defaultJson.isEmpty() && required(described);
        if (!required && !optional && defaultJson.isEmpty() && type.kind() == Type.Kind.PRIMITIVE) {
            problem(method, "The argument \"" + name + "\" need not be given, but a primitive cannot be absent.",
                    "give it a @ToolArg(defaultValue = ...)", "use Optional<...> or the wrapper class");
        }
        return new Parameter(Source.ARGUMENT, name, canonical, required, optional, defaultJson);
    }

    private String name(MethodInfo method, MethodParameterInfo parameter, AnnotationInstance described) {
        String given = text(described, "name");
        if (!given.isEmpty()) {
            return given;
        }
        if (parameter.name() == null) {
            problem(method, "The name of parameter " + parameter.position() + " is not in the class file.",
                    "compile with -parameters (Maven: <maven.compiler.parameters>true</maven.compiler.parameters>)",
                    "name it by @ToolArg(name = ...)");
            return "";
        }
        return parameter.name();
    }

    private static Type inside(Type optional) {
        return optional.kind() == Type.Kind.PARAMETERIZED_TYPE ? optional.asParameterizedType().arguments().get(0) : optional;
    }

    private static boolean required(AnnotationInstance described) {
        return described == null || described.value("required") == null || described.value("required").asBoolean();
    }

    /** The default as JSON: the text itself for what is written as a JSON string, JSON for the rest. */
    private String defaultJson(MethodInfo method, String name, String canonical, String text) {
        if (text.isEmpty()) {
            return "";
        }
        JavaType type = JSON.getTypeFactory().constructFromCanonical(canonical);
        return readable(type, quoted(text)).or(() -> readable(type, text)).orElseGet(() -> {
            problem(method, "The default of \"" + name + "\" is not a value of its type.",
                    "write the text itself for a string or enum, JSON for every other type");
            return "";
        });
    }

    private static Optional<String> readable(JavaType type, String json) {
        try {
            JSON.readValue(json, type);
            return Optional.of(json);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a string can be written as JSON", e);
        }
    }

    private static String text(AnnotationInstance annotation, String member) {
        return annotation == null || annotation.value(member) == null ? "" : annotation.value(member).asString();
    }

    private void problem(MethodInfo method, String text, String... ways) {
        problems.add(Code.PC008, Place.of(method), text, ways);
    }
}

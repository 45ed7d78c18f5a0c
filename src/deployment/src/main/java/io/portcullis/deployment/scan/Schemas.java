package io.portcullis.deployment.scan;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;

import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Classes;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Types;
import io.portcullis.deployment.index.Values;
import io.portcullis.deployment.schema.ArgumentShape;
import io.portcullis.deployment.schema.InputSchema;
import io.portcullis.deployment.schema.OutputSchema;
import io.portcullis.deployment.schema.WrittenSchema;
import io.portcullis.deployment.signature.Inspection;

/** The schemas of one method. Looks at the class itself, which is loaded by the build and nowhere else. */
final class Schemas {

    private final Problems problems;
    private final Inspection inspection;

    Schemas(Problems problems) {
        this.problems = problems;
        this.inspection = new Inspection(problems);
    }

    /** The schema of the arguments: the one that is written, else the one the parameters make; empty after a problem. */
    String input(Candidate tool, List<Parameter> parameters) {
        String written = tool.text("inputSchema");
        if (!written.isEmpty()) {
            return written(tool, written, parameters);
        }
        return inspection.see(() -> InputSchema.of(Classes.method(tool.method()), shapes(tool.method(), parameters)), "",
                Code.PC008,
                tool.place(), "use a record, a list, a text, a number or a boolean");
    }

    /** The schema of what is returned; empty after a problem. */
    String output(Candidate entry, String... ways) {
        MethodInfo method = entry.method();
        return inspection.see(() -> OutputSchema.of(settled(method, Classes.method(method).getGenericReturnType())), "",
                Code.PC009,
                entry.place(), ways);
    }

    private String written(Candidate tool, String schema, List<Parameter> parameters) {
        Set<String> arguments = parameters.stream().filter(parameter -> parameter.source() == Source.ARGUMENT)
                .map(Parameter::name).collect(Collectors.toSet());
        try {
            return WrittenSchema.of(schema, arguments);
        } catch (IllegalArgumentException e) { // for any reason
            problems.add(Code.PC021, tool.place(), e.getMessage(),
                    "write an object schema of JSON Schema 2020-12 that refers to nothing outside itself",
                    "leave inputSchema out: the parameters make one");
            return "";
        }
    }

    private static List<ArgumentShape> shapes(MethodInfo method, List<Parameter> parameters) {
        List<ArgumentShape> shapes = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.source() == Source.ARGUMENT) {
                AnnotationInstance described = method.parameters().get(i).declaredAnnotation(Names.TOOL_ARG);
                String defaultJson = parameter.defaultJson().isEmpty() ? null : parameter.defaultJson();
                shapes.add(new ArgumentShape(i, parameter.name(), Values.text(described, "description"), parameter.required(),
                        defaultJson, Values.text(described, "header"),
                        method.parameters().get(i).hasDeclaredAnnotation(Names.SENSITIVE)));
            }
        }
        return shapes;
    }

    private static Type settled(MethodInfo method, Type type) {
        boolean async = Types.settled(method.returnType()) != method.returnType();
        return async ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }
}

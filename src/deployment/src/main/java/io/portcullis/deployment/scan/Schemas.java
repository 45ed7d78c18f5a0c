package io.portcullis.deployment.scan;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;

import io.portcullis.catalog.Invocation.Result;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.schema.ArgumentShape;
import io.portcullis.deployment.schema.InputSchema;
import io.portcullis.deployment.schema.OutputSchema;
import io.portcullis.deployment.schema.UnsupportedTypeException;

/** The schemas of one method. Looks at the class itself, which is loaded by the build and nowhere else. */
final class Schemas {

    private final MethodInfo method;
    private final Problems problems;

    Schemas(MethodInfo method, Problems problems) {
        this.method = method;
        this.problems = problems;
    }

    /** The schema of the arguments. */
    String input(List<Parameter> parameters) {
        List<ArgumentShape> shapes = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.source() == Source.ARGUMENT) {
                String defaultJson = parameter.defaultJson().isEmpty() ? null : parameter.defaultJson();
                shapes.add(new ArgumentShape(i, parameter.name(), description(i), parameter.required(), defaultJson));
            }
        }
        try {
            return InputSchema.of(loaded(), shapes);
        } catch (UnsupportedTypeException e) {
            problems.add(Code.PC008, Place.of(method), e.getMessage(), "use a record, a list, a text, a number or a boolean");
            return "";
        } catch (RuntimeException | LinkageError e) { // a class of the application that cannot be looked at without running
            problems.add(Code.PC008, Place.of(method), "The schema of its arguments cannot be made: " + e, "use simpler types");
            return "";
        }
    }

    /** The schema of the structured result; empty when there is none. */
    String output(Result result) {
        if (result != Result.STRUCTURED) {
            return "";
        }
        try {
            return OutputSchema.of(settled(loaded().getGenericReturnType()));
        } catch (UnsupportedTypeException e) {
            problems.add(Code.PC009, Place.of(method), e.getMessage(), "return a record", "return ToolResponse");
            return "";
        } catch (RuntimeException | LinkageError e) {
            problems.add(Code.PC009, Place.of(method), "The schema of its result cannot be made: " + e,
                    "return a simpler record");
            return "";
        }
    }

    private Type settled(Type type) {
        boolean async = ResultScan.settled(method.returnType()) != method.returnType();
        return async ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
    }

    private String description(int position) {
        AnnotationInstance described = method.parameters().get(position).declaredAnnotation(Names.TOOL_ARG);
        return described == null || described.value("description") == null ? "" : described.value("description").asString();
    }

    private Method loaded() {
        try {
            Class<?> owner = Class.forName(method.declaringClass().name().toString(), false,
                    Thread.currentThread().getContextClassLoader());
            return Arrays.stream(owner.getDeclaredMethods()).filter(this::isMethod).findFirst().orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("indexed, but not there: " + Place.of(method), e);
        }
    }

    private boolean isMethod(Method candidate) {
        List<String> wanted = method.parameterTypes().stream().map(type -> type.name().toString()).toList();
        List<String> has = Arrays.stream(candidate.getParameterTypes()).map(Class::getName).toList();
        return candidate.getName().equals(method.name()) && !candidate.isBridge() && has.equals(wanted);
    }
}

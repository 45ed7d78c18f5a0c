package io.portcullis.deployment.scan;

import java.util.Set;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.scan.ToolModel.Outcome;

/** Finds what a method returns and where it runs. */
final class ResultScan {

    private static final Set<String> TEXTS = Set.of("java.lang.String", "java.lang.CharSequence", "java.lang.Character",
            "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long", "java.lang.Float",
            "java.lang.Double", "java.math.BigInteger", "java.math.BigDecimal", "java.util.UUID", "java.net.URI");

    private final Problems problems;
    private final IndexView index;

    ResultScan(Problems problems, IndexView index) {
        this.problems = problems;
        this.index = index;
    }

    Outcome outcomeOf(MethodInfo method) {
        return new Outcome(thread(method), result(method, settled(method.returnType())));
    }

    /** The type of the value that is there in the end. */
    static Type settled(Type type) {
        boolean async = type.name().equals(Names.UNI) || Names.STAGES.contains(type.name());
        return async && type.kind() == Type.Kind.PARAMETERIZED_TYPE ? type.asParameterizedType().arguments().get(0) : type;
    }

    private static Invocation.Thread thread(MethodInfo method) {
        if (has(method, Names.BLOCKING) || has(method, Names.VIRTUAL)) {
            return Invocation.Thread.BLOCKING;
        }
        DotName type = method.returnType().name();
        boolean async = type.equals(Names.UNI) || Names.STAGES.contains(type);
        return async || has(method, Names.NON_BLOCKING) ? Invocation.Thread.EVENT_LOOP : Invocation.Thread.BLOCKING;
    }

    private static boolean has(MethodInfo method, DotName annotation) {
        return method.hasDeclaredAnnotation(annotation) || method.declaringClass().hasDeclaredAnnotation(annotation);
    }

    private Result result(MethodInfo method, Type type) {
        DotName name = type.name();
        if (type.kind() == Type.Kind.VOID || name.toString().equals("java.lang.Void")) {
            return Result.NONE;
        } else if (type.kind() == Type.Kind.PRIMITIVE || TEXTS.contains(name.toString()) || isEnum(name)
                || name.toString().startsWith("java.time.")) {
            return Result.TEXT;
        } else if (name.equals(Names.TOOL_RESPONSE)) {
            return Result.RESPONSE;
        } else if (Names.CONTENT.contains(name)) {
            return Result.CONTENT;
        } else if (isListOfContent(type)) {
            return Result.CONTENTS;
        }
        refuseVague(method, name);
        return Result.STRUCTURED;
    }

    private static boolean isListOfContent(Type type) {
        if (!Names.COLLECTIONS.contains(type.name()) || type.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            return false;
        }
        DotName element = type.asParameterizedType().arguments().get(0).name();
        return Names.CONTENT.contains(element) || TEXTS.contains(element.toString());
    }

    private boolean isEnum(DotName name) {
        ClassInfo type = index.getClassByName(name);
        return type != null && type.isEnum();
    }

    private void refuseVague(MethodInfo method, DotName type) {
        if (type.equals(Names.OPTIONAL)) {
            problems.add(Code.PC009, Place.of(method), "A tool cannot return an Optional.",
                    "return the value, and throw new ToolFailure(\"...\") when there is none");
        } else if (type.equals(Names.MULTI)) {
            problems.add(Code.PC009, Place.of(method), "A tool cannot return a Multi.", "return a Uni of a list");
        } else if (type.equals(DotName.OBJECT_NAME) || type.equals(Names.UNI) || Names.STAGES.contains(type)) {
            problems.add(Code.PC009, Place.of(method), "The result has no schema: its type is not known.",
                    "return a record that says what the result is", "return ToolResponse");
        }
    }
}

package io.portcullis.deployment.signature;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Invocation.Result;
import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;
import io.portcullis.deployment.index.Classes;
import io.portcullis.deployment.index.Names;
import io.portcullis.deployment.index.Types;

/** Finds what a method returns, once it is there. */
public final class ResultScan {

    private static final Set<String> SCALARS = Set.of("java.lang.String", "java.lang.CharSequence", "java.lang.Character",
            "java.lang.Boolean", "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long", "java.lang.Float",
            "java.lang.Double", "java.math.BigInteger", "java.math.BigDecimal", "java.util.UUID", "java.net.URI");

    private final Problems problems;

    public ResultScan(Problems problems) {
        this.problems = problems;
    }

    /** What a tool returns. */
    public Result ofTool(Candidate tool) {
        Type type = Types.settled(tool.method().returnType());
        if (isNothing(type)) {
            return Result.NONE;
        } else if (isScalar(type)) {
            return Result.TEXT;
        } else if (type.name().equals(Names.TOOL_RESPONSE)) {
            return Result.RESPONSE;
        } else if (Names.CONTENT.contains(type.name())) {
            return Result.CONTENT;
        } else if (Types.isCollectionOf(type, Names.CONTENT)
                || Types.isCollectionOf(type, SCALARS.stream().map(DotName::createSimple).toList())) {
            return Result.CONTENTS;
        }
        hasOneType(tool, type, "return a record that says what the result is", "return ToolResponse");
        return Result.STRUCTURED;
    }

    /** Whether the method returns one of these types, or a collection of one of those elements. Else it is refused. */
    public boolean isOneOf(Candidate entry, Collection<DotName> types, DotName element, String... ways) {
        Type type = Types.settled(entry.method().returnType());
        if (types.contains(type.name()) || Types.isCollectionOf(type, List.of(element))) {
            return true;
        }
        if (hasOneType(entry, type, ways)) {
            refuse(entry, "cannot return " + type, ways);
        }
        return false;
    }

    /** Whether the type says what will be there. Else it is refused. */
    public boolean hasOneType(Candidate entry, Type type, String... ways) {
        DotName name = type.name();
        if (isNothing(type)) {
            refuse(entry, "cannot return nothing", ways);
        } else if (name.equals(Names.OPTIONAL)) {
            refuse(entry, "cannot return an Optional",
                    "return the value, and throw " + absence(entry.feature()) + " when there is none");
        } else if (name.equals(Names.MULTI)) {
            refuse(entry, "cannot return a Multi", "return a Uni of a list");
        } else if (name.equals(DotName.OBJECT_NAME) || name.equals(Names.UNI) || Names.STAGES.contains(name)) {
            refuse(entry, "cannot return what has no known type", ways);
        } else {
            return true;
        }
        return false;
    }

    private void refuse(Candidate entry, String what, String... ways) {
        problems.add(Code.PC009, entry.place(), "A " + entry.noun() + " " + what + ".", ways);
    }

    private static String absence(Feature feature) {
        boolean resource = feature == Feature.RESOURCE || feature == Feature.RESOURCE_TEMPLATE;
        return resource ? "new ResourceNotFound()" : "new ToolFailure(\"...\")";
    }

    /** Whether it is one value: a text, a number, a boolean, an enum, a time. */
    public static boolean isScalar(Type type) {
        String name = type.name().toString();
        return type.kind() == Type.Kind.PRIMITIVE || SCALARS.contains(name) || name.startsWith("java.time.")
                || Classes.isEnum(type.name());
    }

    private static boolean isNothing(Type type) {
        return type.kind() == Type.Kind.VOID || type.name().toString().equals("java.lang.Void");
    }
}

package io.portcullis.deployment.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Place;

/**
 * Finds hash tables whose keys the client makes up and Java cannot order. A client that sends thousands of keys with the same
 * hash makes each insertion
 * as long as the table; for keys that can be compared, the JDK falls back to a tree.
 */
public final class HashScan {

    private static final Set<String> HASHED = Set.of("java.util.Set", "java.util.HashSet", "java.util.LinkedHashSet",
            "java.util.Map", "java.util.HashMap", "java.util.LinkedHashMap", "java.util.concurrent.ConcurrentHashMap");
    private static final DotName COMPARABLE = DotName.createSimple(Comparable.class);

    private final IndexView index;
    private final Problems problems;

    public HashScan(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    /** Refuses each of them. */
    public void check(MethodInfo method) {
        method.parameterTypes().forEach(type -> check(method, type, new HashSet<>()));
    }

    private void check(MethodInfo method, Type type, Set<DotName> seen) {
        if (type.kind() == Type.Kind.ARRAY) {
            check(method, type.asArrayType().elementType(), seen);
        } else if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            List<Type> arguments = type.asParameterizedType().arguments();
            if (HASHED.contains(type.name().toString())) {
                checkKey(method, arguments.get(0));
            }
            arguments.forEach(argument -> check(method, argument, seen));
        }
        ClassInfo found = index.getClassByName(type.name());
        if (found != null && !found.isEnum() && seen.add(found.name())) {
            for (FieldInfo field : found.fields()) {
                check(method, field.type(), seen);
            }
        }
    }

    private void checkKey(MethodInfo method, Type key) {
        ClassInfo found = index.getClassByName(key.name());
        boolean list = key.kind() == Type.Kind.PARAMETERIZED_TYPE;
        if (list || found != null && !found.isEnum() && !found.interfaceNames().contains(COMPARABLE)) {
            problems.add(Code.PC008, Place.of(method),
                    "A set of " + key.name().withoutPackagePrefix()
                            + " can be made slow on purpose, by elements with the same hash.",
                    "take a List", "let " + key.name().withoutPackagePrefix() + " implement Comparable");
        }
    }
}

package io.portcullis.deployment.signature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Place;

/**
 * Finds constraints that the schema would promise and nobody would enforce: Bean Validation looks into an argument only where
 * {@code @Valid} says
 * so.
 */
public final class ValidScan {

    private static final DotName VALID = DotName.createSimple("jakarta.validation.Valid");
    private static final DotName CONSTRAINT = DotName.createSimple("jakarta.validation.Constraint");
    private static final String BUILT_IN = "jakarta.validation.constraints";

    private final IndexView index;
    private final Problems problems;

    public ValidScan(IndexView index, Problems problems) {
        this.index = index;
        this.problems = problems;
    }

    /** Refuses each of them. */
    public void check(MethodInfo method) {
        for (MethodParameterInfo parameter : method.parameters()) {
            boolean valid = parameter.hasDeclaredAnnotation(VALID);
            check(Place.of(method), "parameter " + parameter.name(), parameter.type(), valid, new HashSet<>());
        }
    }

    private void check(String place, String member, Type type, boolean valid, Set<DotName> seen) {
        for (Type inside : classesIn(type)) {
            ClassInfo found = index.getClassByName(inside.name());
            if (found != null && !found.isEnum()) {
                check(place, member, found, valid || inside.hasAnnotation(VALID), seen);
            }
        }
    }

    /** A class that comes again is looked into once, but every member of its type needs {@code @Valid}. */
    private void check(String place, String member, ClassInfo type, boolean valid, Set<DotName> seen) {
        if (!valid && isConstrained(type)) {
            problems.add(Code.PC013, place,
                    "The constraints in " + type.simpleName() + " are in the schema, but nothing enforces them for the "
                            + member + ".",
                    "write @Valid on the " + member);
        }
        ClassInfo parent = type.superName() == null ? null : index.getClassByName(type.superName());
        if (parent != null) {
            check(place, member, parent, valid, seen);
        }
        if (seen.add(type.name())) {
            for (FieldInfo field : type.fields()) {
                check(place, type.simpleName() + "." + field.name(), field.type(), field.hasAnnotation(VALID), seen);
            }
        }
    }

    private boolean isConstrained(ClassInfo type) {
        return type.annotations().stream().map(AnnotationInstance::name).anyMatch(this::isConstraint)
                || type.fields().stream().anyMatch(field -> field.hasAnnotation(VALID));
    }

    private boolean isConstraint(DotName name) {
        ClassInfo type = index.getClassByName(name);
        return name.packagePrefix() != null && name.packagePrefix().equals(BUILT_IN)
                || type != null && type.hasDeclaredAnnotation(CONSTRAINT);
    }

    /** The type itself, the elements of an array, the arguments of a generic type. */
    private static List<Type> classesIn(Type type) {
        List<Type> found = new ArrayList<>();
        switch (type.kind()) {
            case CLASS -> found.add(type);
            case ARRAY -> found.addAll(classesIn(type.asArrayType().elementType()));
            case PARAMETERIZED_TYPE -> {
                found.add(type);
                type.asParameterizedType().arguments().forEach(argument -> found.addAll(classesIn(argument)));
            }
            default -> {
                // nothing of the application's
            }
        }
        return found;
    }
}

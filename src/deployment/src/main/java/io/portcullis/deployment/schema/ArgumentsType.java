package io.portcullis.deployment.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;

/**
 * A class that looks like the arguments of a method: one public field for each, of the same type and with the same constraints.
 * Made up while the schema
 * is built, in a class loader of its own, because schemas are made of classes and a parameter list is none.
 * <p>
 * Other annotations of a parameter stay behind: Jackson never sees the parameter when it binds.
 */
final class ArgumentsType {

    private static final String NAME = "io.portcullis.deployment.schema.made.Arguments";

    private ArgumentsType() {
    }

    static Class<?> of(Method method, List<ArgumentShape> arguments) {
        DynamicType.Builder<?> type = new ByteBuddy(ClassFileVersion.JAVA_V17)
                .with(TypeValidation.DISABLED) // types of arguments need not be public
                .subclass(Object.class).name(NAME);
        for (ArgumentShape argument : arguments) {
            type = isOptional(method, argument) ? valueField(type, method, argument) : field(type, method, argument);
        }
        try (DynamicType.Unloaded<?> made = type.make()) {
            return made.load(method.getDeclaringClass().getClassLoader(), ClassLoadingStrategy.Default.WRAPPER).getLoaded();
        }
    }

    static boolean isOne(Class<?> type) {
        return type.getName().equals(NAME);
    }

    /** Names in JSON need not be names in Java. */
    static String fieldName(ArgumentShape argument) {
        return "argument" + argument.index();
    }

    private static boolean isOptional(Method method, ArgumentShape argument) {
        return method.getParameterTypes()[argument.index()] == Optional.class;
    }

    private static DynamicType.Builder<?> field(DynamicType.Builder<?> type, Method method, ArgumentShape argument) {
        return type.defineField(fieldName(argument), typeOf(method, argument), Visibility.PUBLIC)
                .annotateField(constraints(method.getParameterAnnotations()[argument.index()]));
    }

    /** The constraints that count for an optional are those of its value. */
    private static DynamicType.Builder<?> valueField(DynamicType.Builder<?> type, Method method, ArgumentShape argument) {
        AnnotatedType optional = method.getAnnotatedParameterTypes()[argument.index()];
        AnnotatedType value = ((AnnotatedParameterizedType) optional).getAnnotatedActualTypeArguments()[0];
        TypeDescription.Generic valueType = typeOf(method, argument).getTypeArguments().getOnly();
        return type.defineField(fieldName(argument), withoutWildcard(valueType), Visibility.PUBLIC)
                .annotateField(constraints(value.getAnnotations()));
    }

    private static TypeDescription.Generic typeOf(Method method, ArgumentShape argument) {
        return new MethodDescription.ForLoadedMethod(method).getParameters().get(argument.index()).getType();
    }

    private static TypeDescription.Generic withoutWildcard(TypeDescription.Generic type) {
        return type.getSort().isWildcard() ? type.getUpperBounds().getOnly() : type;
    }

    private static Annotation[] constraints(Annotation[] annotations) {
        return Arrays.stream(annotations).filter(Constraints::isConstraint).toArray(Annotation[]::new);
    }
}

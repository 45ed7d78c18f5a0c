package io.portcullis.deployment.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.groups.Default;

/**
 * Finds constraints among annotations: repeated and composed ones laid open, those of other groups than the default left out.
 */
final class Constraints {

    private Constraints() {
    }

    static <A extends Annotation> Optional<A> find(Stream<Annotation> annotations, Class<A> constraint) {
        return annotations.flatMap(Constraints::laidOpen).filter(constraint::isInstance).map(constraint::cast).findFirst();
    }

    /** Whether this is a constraint, or holds repeated ones. */
    static boolean isConstraint(Annotation annotation) {
        return isConstraint(annotation.annotationType()) || repeated(annotation).findAny().isPresent();
    }

    private static Stream<Annotation> laidOpen(Annotation annotation) {
        if (!isConstraint(annotation.annotationType())) {
            return repeated(annotation).flatMap(Constraints::laidOpen);
        }
        return isOfDefaultGroup(annotation) ? Stream.concat(Stream.of(annotation), composing(annotation)) : Stream.empty();
    }

    /**
     * What a constraint is made of. If it overrides attributes or asks for any one of them only, its parts do not say what it
     * means.
     */
    private static Stream<Annotation> composing(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        boolean literal = Arrays.stream(type.getDeclaredMethods())
                .noneMatch(attribute -> attribute.getAnnotationsByType(OverridesAttribute.class).length > 0)
                && Arrays.stream(type.getAnnotations())
                        .noneMatch(part -> part.annotationType().getSimpleName().equals("ConstraintComposition"));
        return literal ? Arrays.stream(type.getAnnotations()).flatMap(Constraints::laidOpen) : Stream.empty();
    }

    private static Stream<Annotation> repeated(Annotation annotation) {
        boolean holder = Arrays.stream(annotation.annotationType().getDeclaredMethods())
                .anyMatch(attribute -> attribute.getName().equals("value") && attribute.getReturnType().isArray()
                        && isConstraint(attribute.getReturnType().getComponentType()));
        return holder ? Arrays.stream((Annotation[]) attribute(annotation, "value")) : Stream.empty();
    }

    private static boolean isConstraint(Class<?> type) {
        return type.isAnnotationPresent(Constraint.class);
    }

    private static boolean isOfDefaultGroup(Annotation constraint) {
        Class<?>[] groups = (Class<?>[]) attribute(constraint, "groups");
        return groups.length == 0 || Arrays.asList(groups).contains(Default.class);
    }

    private static Object attribute(Annotation annotation, String name) {
        try {
            Method attribute = annotation.annotationType().getDeclaredMethod(name);
            attribute.setAccessible(true); // annotations may be package-private
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the constraint " + annotation.annotationType().getName() + " cannot be read", e);
        }
    }
}

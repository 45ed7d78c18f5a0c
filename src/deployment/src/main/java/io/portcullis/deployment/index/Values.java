package io.portcullis.deployment.index;

import java.util.List;

import org.jboss.jandex.AnnotationInstance;

/** Reads members of annotations. The index knows only those that are written; the others have their defaults. */
public final class Values {

    private Values() {
    }

    /** A text; empty when it is not written, or the annotation is null. */
    public static String text(AnnotationInstance annotation, String member) {
        return has(annotation, member) ? annotation.value(member).asString() : "";
    }

    /** A flag. */
    public static boolean flag(AnnotationInstance annotation, String member, boolean byDefault) {
        return has(annotation, member) ? annotation.value(member).asBoolean() : byDefault;
    }

    /** A whole number. */
    public static long number(AnnotationInstance annotation, String member, long byDefault) {
        return has(annotation, member) ? annotation.value(member).asLong() : byDefault;
    }

    /** A constant of an enum. */
    public static <E extends Enum<E>> E constant(AnnotationInstance annotation, String member, E byDefault) {
        return has(annotation, member) ? Enum.valueOf(byDefault.getDeclaringClass(), annotation.value(member).asEnum())
                : byDefault;
    }

    /** Several texts. */
    public static List<String> texts(AnnotationInstance annotation, String member) {
        return has(annotation, member) ? List.of(annotation.value(member).asStringArray()) : List.of();
    }

    /** Several annotations. */
    public static List<AnnotationInstance> nested(AnnotationInstance annotation, String member) {
        return has(annotation, member) ? List.of(annotation.value(member).asNestedArray()) : List.of();
    }

    private static boolean has(AnnotationInstance annotation, String member) {
        return annotation != null && annotation.value(member) != null;
    }
}

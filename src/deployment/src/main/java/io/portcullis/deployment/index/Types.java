package io.portcullis.deployment.index;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

/** Looks at types as they are written on a method. */
public final class Types {

    private static final Set<String> TEXTS = Set.of("java.lang.String", "java.lang.CharSequence");
    private static final Set<String> SIMPLE = Set.of("java.lang.Byte", "java.lang.Short", "java.lang.Integer",
            "java.lang.Long", "java.lang.Float", "java.lang.Double", "java.lang.Boolean");

    private Types() {
    }

    /** The type of the value that is there in the end. */
    public static Type settled(Type type) {
        boolean async = type.name().equals(Names.UNI) || Names.STAGES.contains(type.name());
        return async && isGeneric(type) ? argument(type, 0) : type;
    }

    /** Whether it is an {@code Optional} of something. */
    public static boolean isOptional(Type type) {
        return type.name().equals(Names.OPTIONAL) && isGeneric(type);
    }

    /** The type inside an {@code Optional}; any other type itself. */
    public static Type value(Type type) {
        return isOptional(type) ? argument(type, 0) : type;
    }

    /** Whether it is a text. */
    public static boolean isText(Type type) {
        return TEXTS.contains(type.name().toString());
    }

    /** Whether a text of the client can stand for it: a text, an enum, a number or a boolean. */
    public static boolean isSimple(Type type) {
        boolean primitive = type.kind() == Type.Kind.PRIMITIVE && !type.name().toString().equals("char");
        return primitive || isText(type) || SIMPLE.contains(type.name().toString()) || Classes.isEnum(type.name());
    }

    /** Whether it is a collection whose elements are declared as one of these. */
    public static boolean isCollectionOf(Type type, Collection<DotName> elements) {
        return Names.COLLECTIONS.contains(type.name()) && isGeneric(type) && elements.contains(argument(type, 0).name());
    }

    /** Whether one of these is the type, or stands anywhere in it. */
    public static boolean mentions(Type type, Collection<DotName> names) {
        if (type.kind() == Type.Kind.ARRAY) {
            return mentions(type.asArrayType().elementType(), names);
        }
        List<Type> arguments = isGeneric(type) ? type.asParameterizedType().arguments() : List.of();
        return names.contains(type.name()) || arguments.stream().anyMatch(argument -> mentions(argument, names));
    }

    private static Type argument(Type type, int index) {
        return type.asParameterizedType().arguments().get(index);
    }

    private static boolean isGeneric(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE;
    }
}

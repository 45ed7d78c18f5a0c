package io.portcullis.deployment.index;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Loads classes of the application, without running anything of theirs: the build looks at what the index does not tell. */
public final class Classes {

    private Classes() {
    }

    /** The class of that name. */
    public static Class<?> load(DotName name) {
        try {
            return Class.forName(name.toString(), false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("indexed, but not there: " + name, e);
        }
    }

    /** Whether it is an enum; false for what is no class at all. */
    public static boolean isEnum(DotName name) {
        try {
            return Class.forName(name.toString(), false, Thread.currentThread().getContextClassLoader()).isEnum();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The method itself. */
    public static Method method(MethodInfo method) {
        Class<?> owner = load(method.declaringClass().name());
        return Arrays.stream(owner.getDeclaredMethods()).filter(candidate -> isMethod(method, candidate)).findFirst()
                .orElseThrow(() -> new IllegalStateException("indexed, but not there: " + Place.of(method)));
    }

    private static boolean isMethod(MethodInfo method, Method candidate) {
        List<String> wanted = method.parameterTypes().stream().map(type -> type.name().toString()).toList();
        List<String> has = Arrays.stream(candidate.getParameterTypes()).map(Class::getName).toList();
        return candidate.getName().equals(method.name()) && !candidate.isBridge() && has.equals(wanted);
    }
}

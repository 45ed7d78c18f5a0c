package io.portcullis.deployment.index;

import org.jboss.jandex.DotName;

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
}

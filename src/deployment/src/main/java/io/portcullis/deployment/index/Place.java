package io.portcullis.deployment.index;

import org.jboss.jandex.MethodInfo;

/** Spells where a problem is. */
public final class Place {

    private Place() {
    }

    /** The class and method, as {@code class#method}. */
    public static String of(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name();
    }
}

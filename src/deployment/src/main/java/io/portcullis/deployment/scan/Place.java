package io.portcullis.deployment.scan;

import org.jboss.jandex.MethodInfo;

/** Spells where a problem is. */
final class Place {

    private Place() {
    }

    static String of(MethodInfo method) {
        return method.declaringClass().name() + "#" + method.name();
    }
}

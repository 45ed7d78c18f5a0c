package io.portcullis.deployment.signature;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import io.portcullis.catalog.Bounds;
import io.portcullis.catalog.Invocation;
import io.portcullis.catalog.Sensitivity;
import io.portcullis.deployment.index.Names;

/**
 * Where a method runs and what it returns.
 *
 * @param thread where it runs
 * @param result what it returns
 * @param bounds how much of the server it may take
 * @param sensitivity which parts of what it returns are sensitive
 */
public record Outcome(Invocation.Thread thread, Invocation.Result result, Bounds bounds,
        Sensitivity sensitivity) {

    /** The outcome of a method with this result: annotations choose the thread, else what is returned does. */
    public static Outcome of(MethodInfo method, Invocation.Result result, Bounds bounds) {
        return new Outcome(thread(method), result, bounds, Sensitivity.NONE);
    }

    /** The same, with these parts of what is returned sensitive. */
    public Outcome with(Sensitivity parts) {
        return new Outcome(thread, result, bounds, parts);
    }

    private static Invocation.Thread thread(MethodInfo method) {
        if (has(method, Names.BLOCKING) || has(method, Names.VIRTUAL)) {
            return Invocation.Thread.BLOCKING;
        }
        DotName type = method.returnType().name();
        boolean async = type.equals(Names.UNI) || Names.STAGES.contains(type);
        return async || has(method, Names.NON_BLOCKING) ? Invocation.Thread.EVENT_LOOP : Invocation.Thread.BLOCKING;
    }

    private static boolean has(MethodInfo method, DotName annotation) {
        return method.hasDeclaredAnnotation(annotation) || method.declaringClass().hasDeclaredAnnotation(annotation);
    }
}

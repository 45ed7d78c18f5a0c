package io.portcullis.catalog;

import java.util.List;

/**
 * How the method behind an entry is called, and what comes back.
 *
 * @param owner the class and method, as {@code class#method}
 * @param method the method, through its bean's interceptors
 * @param parameters its parameters, in order
 * @param thread where it runs
 * @param result what it returns
 * @param bounds how much of the server it may take
 * @param sensitivity which parts of what it returns are sensitive
 */
public record Invocation(String owner, BoundMethod method, List<Parameter> parameters, Thread thread, Result result,
        Bounds bounds, Sensitivity sensitivity) {

    /** What the owner of an entry that was added by program begins with. */
    public static final String ADDED = "added#";

    public Invocation {
        parameters = List.copyOf(parameters);
    }

    /** A method without bounds of its own. */
    public Invocation(String owner, BoundMethod method, List<Parameter> parameters, Thread thread, Result result) {
        this(owner, method, parameters, thread, result, Bounds.NONE, Sensitivity.NONE);
    }

    /** A method that returns nothing sensitive. */
    public Invocation(String owner, BoundMethod method, List<Parameter> parameters, Thread thread, Result result,
            Bounds bounds) {
        this(owner, method, parameters, thread, result, bounds, Sensitivity.NONE);
    }

    /** Whether it was added by program: then no guard stands before it, and its pass opens no bean. */
    public boolean isAdded() {
        return owner.startsWith(ADDED);
    }

    /** Whether this is the method of that name of the class, or of a subclass the container made of it. */
    public boolean isOf(Class<?> type, String methodName) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (owner.equals(c.getName() + "#" + methodName)) {
                return true;
            }
        }
        return false;
    }

    /** A method that needs only its arguments. */
    @FunctionalInterface
    public interface BoundMethod {

        /** Calls it. */
        Object call(Object[] arguments) throws Exception;
    }

    /** Where a method runs. */
    public enum Thread {
        /** On the event loop; must not block. */
        EVENT_LOOP,
        /** On a virtual thread where the JVM has them, else on a worker. */
        BLOCKING
    }

    /** What a method returns, once it is there. */
    public enum Result {
        /** Nothing. */
        NONE,
        /** Text, a number, a boolean or an enum: one block of text. */
        TEXT,
        /** One block of content. */
        CONTENT,
        /** Several blocks of content or texts. */
        CONTENTS,
        /** The whole answer. */
        RESPONSE,
        /** Anything else: structured content. */
        STRUCTURED,
        /** Told by what it is; for everything but tools. */
        BY_TYPE
    }
}

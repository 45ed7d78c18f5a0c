package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one argument of a {@link Tool}. Optional: a parameter without it is an argument under its own name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ToolArg {

    /** The name of the argument. Default: the name of the parameter. */
    String name() default "";

    /** What the argument means, for the model that fills it in. Default: none. */
    String description() default "";

    /**
     * Whether the argument must be given. An argument of type {@code Optional}, or with a {@link #defaultValue()}, need not
     * be. Default: true.
     */
    boolean required() default true;

    /**
     * The value of an argument that is not given: the text itself for a string or enum, JSON for every other type. Checked by
     * the
     * build. Default: none.
     */
    String defaultValue() default "";

    /**
     * Asks clients to mirror the argument in the HTTP header {@code Mcp-Param-<header>}, so that a proxy can route by it. Only
     * for texts, integers and booleans, and never for secrets or personal data. Checked by the build; a header that is missing
     * or different is refused. Default: none.
     */
    String header() default "";
}

package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one argument of a {@link Prompt}. Optional: a parameter without it is an argument under its own name.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface PromptArg {

    /** The name of the argument. Default: the name of the parameter. */
    String name() default "";

    /** A name for people. Default: none. */
    String title() default "";

    /** What the argument means. Default: none. */
    String description() default "";

    /** Whether the argument must be given. An {@code Optional} need not be. Default: true. */
    boolean required() default true;

    /** The value of an argument that is not given. Default: none. */
    String defaultValue() default "";
}

package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method suggest values for one variable of a {@link ResourceTemplate}; like {@link CompletePrompt} in everything else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CompleteResourceTemplate {

    /** The name of the template. */
    String value();

    /** The name of the variable. Default: the name of the {@code String} parameter. */
    String argument() default "";
}

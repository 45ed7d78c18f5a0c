package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a prompt that MCP clients can list and get.
 * <p>
 * Access rules, limits, threads and the demands on the method are those of {@link Tool}. Arguments are texts: a parameter is a
 * {@code String}, an enum, a number, a boolean or an {@code Optional} of these.
 * <p>
 * Results: {@link PromptResponse}, a {@link PromptMessage} or a list of them, or a {@code String}, which the user says. See the
 * MCP specification, server features, prompts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Prompt {

    /** The unique name: 1 to 128 characters of {@code A-Z a-z 0-9 _ - .}. Default: the name of the method. */
    String name() default "";

    /** A name for people. Default: none. */
    String title() default "";

    /** What it is, for the model and for people. Default: none. */
    String description() default "";

    /** Pictures for people. Default: none. */
    Icon[] icons() default {};
}

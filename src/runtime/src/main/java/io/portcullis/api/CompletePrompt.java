package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method suggest values for one argument of a {@link Prompt}.
 * <p>
 * The access rule is that of the prompt; a rule of its own is refused by the build. A {@link RateLimited} of its own limits it.
 * The method takes what was typed so far as a {@code String}, and may take the values of other arguments as a
 * {@code Map<String, String>}. Results: a {@code List<String>} or {@link CompletionResponse}. See the MCP specification, server
 * utilities, completion.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CompletePrompt {

    /** The name of the prompt. */
    String value();

    /** The name of the argument. Default: the name of the {@code String} parameter. */
    String argument() default "";
}

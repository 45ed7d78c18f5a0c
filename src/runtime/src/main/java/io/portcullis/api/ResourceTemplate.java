package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean serve every resource whose address fits a template.
 * <p>
 * Access rules, limits, threads and results are those of {@link Resource}. Each variable of the template is an argument of the
 * method, under its own name or that of {@link ResourceTemplateArg}; a value is decoded once, and a URI whose values could lead
 * out of where they belong ({@code /}, {@code ..} and the like) does not fit. See the MCP specification, server features,
 * resources, and RFC 6570.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ResourceTemplate {

    /** The template, such as {@code orders://{region}/{id}}. Checked by the build. */
    String uriTemplate();

    /** A name for programs; completions refer to it. Default: the name of the method. */
    String name() default "";

    /** A name for people. Default: none. */
    String title() default "";

    /** What it is, for the model and for people. Default: none. */
    String description() default "";

    /** The type all matches have in common. Default: as for {@link Resource#mimeType()}. */
    String mimeType() default "";

    /**
     * Hands over values that hold path separators or segments of dots. The method must then guard itself against traversal.
     * Said in the log at every start. Default: false.
     */
    boolean allowTraversal() default false;

    /** Pictures for people. Default: none. */
    Icon[] icons() default {};
}

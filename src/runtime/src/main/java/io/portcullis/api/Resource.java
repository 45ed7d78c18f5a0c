package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a resource that MCP clients can list and read.
 * <p>
 * Access rules, limits, threads and the demands on the method are those of {@link Tool}. The method takes no arguments, only
 * what is injected.
 * <p>
 * Results: {@link ResourceResponse}, a {@link ResourceContents} or a list of them, a {@code String} (text) or {@code byte[]}
 * (blob). A record or bean becomes JSON text. {@link ResourceNotFound} says that it is not there. See the MCP specification,
 * server features, resources.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Resource {

    /** The unique address: an absolute URI of RFC 3986. Checked by the build. */
    String uri();

    /** A name for programs. Default: the name of the method. */
    String name() default "";

    /** A name for people. Default: none. */
    String title() default "";

    /** What it is, for the model and for people. Default: none. */
    String description() default "";

    /** Its type, such as {@code text/plain}. Default: {@code text/plain} for text, {@code application/json} for a record. */
    String mimeType() default "";

    /** How many bytes it has. Default: unknown. */
    long size() default -1;

    /** Pictures for people. Default: none. */
    Icon[] icons() default {};
}

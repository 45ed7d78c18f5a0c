package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a CDI bean a tool that MCP clients can list and call.
 * <p>
 * The method needs an access rule, on itself or on its class ({@link RequiresRole}, {@code @RolesAllowed},
 * {@code @Authenticated}, {@code @PermitAll}, {@code @DenyAll}): without one the application does not build. A class with
 * tools and no scope becomes a singleton bean. The method must not be private, static or final, since its guard is an
 * interceptor.
 * <p>
 * Threads: a method that returns a plain value runs on a virtual thread where the JVM has them, else on a worker thread.
 * A method that returns {@code Uni} or {@code CompletionStage}, or is {@code @NonBlocking}, runs on the event loop and must
 * not block; {@code @Blocking} moves it off again.
 * <p>
 * Results: a {@code String}, {@link Content} or a collection of them becomes content; a record, bean or map becomes structured
 * content with an output schema; {@link ToolResponse} gives full control; {@code void} answers with no content.
 * <p>
 * Hints are told to the client and never decide access. See the MCP specification, server features, tools.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tool {

    /**
     * The unique name: 1 to 128 characters of {@code A-Z a-z 0-9 _ - .}. Default: the name of the method.
     */
    String name() default "";

    /** A name for people. Default: none. */
    String title() default "";

    /** What the tool does, for the model that decides whether to call it. Default: none. */
    String description() default "";

    /** Hint: the tool changes nothing. Default: false. */
    boolean readOnly() default false;

    /** Hint: a change may destroy something. Ignored when {@link #readOnly()}. Default: true, as in the specification. */
    boolean destructive() default true;

    /** Hint: calling twice with the same arguments changes no more than calling once. Default: false. */
    boolean idempotent() default false;

    /** Hint: the tool reaches beyond this system, for instance to the web. Default: true, as in the specification. */
    boolean openWorld() default true;

    /** Pictures for people. Default: none. */
    Icon[] icons() default {};

    /**
     * A JSON Schema (2020-12) of the arguments, instead of the one made of the parameters; an object schema that refers to
     * nothing outside itself. Arguments are checked against it before they are bound. Default: none.
     */
    String inputSchema() default "";

    /** Whether a call may or must run as a task that the client polls. Default: neither. */
    TaskSupport task() default TaskSupport.NONE;

    /** Whether calls run as tasks. See the extension {@code io.modelcontextprotocol/tasks}. */
    enum TaskSupport {
        /** Never. */
        NONE,
        /** As a task for clients that know tasks, else at once. */
        OPTIONAL,
        /** Only as a task. Other clients are refused. */
        REQUIRED
    }
}

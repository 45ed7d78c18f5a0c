package io.portcullis.catalog;

import io.portcullis.api.Form;

/**
 * One parameter of the method behind an entry.
 *
 * @param source where its value comes from
 * @param name the name of the argument, or the key of the question; empty when the value is injected
 * @param type the Java type, in the canonical form of Jackson's type factory; for an optional one, the type inside
 * @param required whether the argument must be given
 * @param optional whether the method wants the value wrapped in an {@code Optional}
 * @param defaultJson the value of an argument that is not given, as JSON; empty if none
 * @param question what is asked for {@link Source#ANSWER}; else null
 * @param sensitivity which parts of an argument are sensitive
 */
public record Parameter(Source source, String name, String type, boolean required, boolean optional, String defaultJson,
        Form question, Sensitivity sensitivity) {

    /** A parameter that is not asked for. */
    public Parameter(Source source, String name, String type, boolean required, boolean optional, String defaultJson) {
        this(source, name, type, required, optional, defaultJson, null, Sensitivity.NONE);
    }

    /** A parameter in which nothing is sensitive. */
    public Parameter(Source source, String name, String type, boolean required, boolean optional, String defaultJson,
            Form question) {
        this(source, name, type, required, optional, defaultJson, question, Sensitivity.NONE);
    }

    /** The same, with these parts of it sensitive. */
    public Parameter with(Sensitivity parts) {
        return new Parameter(source, name, type, required, optional, defaultJson, question, parts);
    }

    /** A parameter that is injected. */
    public static Parameter injected(Source source, String type) {
        return new Parameter(source, "", type, false, false, "");
    }

    /** Where a value comes from. */
    public enum Source {
        /** From the arguments of the client. */
        ARGUMENT,
        /** All arguments of the client, as a map. */
        ALL_ARGUMENTS,
        /** From the person behind the client, asked before the method runs. */
        ANSWER,
        /** The caller. */
        CALLER,
        /** The caller, as Quarkus sees it. */
        IDENTITY,
        /** Tells the client how far the call is. */
        PROGRESS,
        /** Sends log messages to the client. */
        LOG,
        /** Whether the client still waits. */
        CANCELLATION,
        /** Asks the client. */
        QUESTIONS,
        /** The {@code _meta} of the request. */
        META,
        /** The values of other arguments, for a completion. */
        CONTEXT
    }
}

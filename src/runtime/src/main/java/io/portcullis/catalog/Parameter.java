package io.portcullis.catalog;

/**
 * One parameter of the method behind an entry.
 *
 * @param source where its value comes from
 * @param name the name of the argument; empty when the value is injected
 * @param type the Java type, in the canonical form of Jackson's type factory; for an optional one, the type inside
 * @param required whether the argument must be given
 * @param optional whether the method wants the value wrapped in an {@code Optional}
 * @param defaultJson the value of an argument that is not given, as JSON; empty if none
 */
public record Parameter(Source source, String name, String type, boolean required, boolean optional, String defaultJson) {

    /** Where a value comes from. */
    public enum Source {
        /** From the arguments of the client. */
        ARGUMENT,
        /** The caller; never from the client. */
        CALLER
    }
}

package io.portcullis.deployment.surface;

import java.util.List;

/**
 * What goes into an entry and comes out.
 *
 * @param arguments what it takes, each part of an object on a line of its own
 * @param inputSchema the JSON Schema of the arguments of a tool; else empty
 * @param outputSchema the JSON Schema of the structured result of a tool; else empty
 * @param ownSchema whether the author wrote the input schema
 * @param sensitiveResult whether something in what it returns is sensitive
 * @param content what a resource or template is besides; {@link Content#NONE} for everything else
 */
public record Contract(List<Argument> arguments, String inputSchema, String outputSchema, boolean ownSchema,
        boolean sensitiveResult, Content content) {

    public Contract {
        arguments = List.copyOf(arguments);
    }

    /** What takes texts and has no schemas. */
    static Contract ofTexts(List<Argument> arguments, boolean sensitiveResult, Content content) {
        return new Contract(arguments, "", "", false, sensitiveResult, content);
    }

    /**
     * What a resource or a template is besides its address.
     *
     * @param name a name for programs
     * @param mimeType its type, or empty
     * @param allowTraversal whether the values of a template may lead elsewhere
     */
    public record Content(String name, String mimeType, boolean allowTraversal) {

        /** No content. */
        public static final Content NONE = new Content("", "", false);
    }
}

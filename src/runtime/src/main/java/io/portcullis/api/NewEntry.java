package io.portcullis.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry to be added while the server runs. Made by {@link #tool}, {@link #prompt}, {@link #resource} or
 * {@link #resourceTemplate}, which all want an access rule; immutable, every {@code with} gives a new one.
 *
 * @param feature what kind of entry it is
 * @param id its unique name, its URI or its template
 * @param access who may use it
 * @param about what is told about it
 * @param limit how often one caller may use it, if there is a limit
 * @param handler what answers its calls; runs on a virtual thread where the JVM has them, else on a worker
 */
public record NewEntry(Feature feature, String id, Access access, About about, Optional<Limit> limit, Handler handler) {

    public NewEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(handler, "handler");
    }

    /** Answers calls. Returns what a method behind the same kind of entry may return; may throw what that may throw. */
    @FunctionalInterface
    public interface Handler {

        /** Answers one call. */
        Object answer(EntryCall call) throws Exception;
    }

    /**
     * What is told about an entry.
     *
     * @param title a name for people, or empty
     * @param description what it is, or empty
     * @param inputSchema a tool's JSON Schema of its arguments; empty for none
     * @param arguments a prompt's arguments
     * @param mimeType a resource's type, or empty
     * @param readOnly hint: a tool changes nothing
     */
    public record About(String title, String description, String inputSchema, List<Argument> arguments, String mimeType,
            boolean readOnly) {

        static final About NOTHING = new About("", "", "", List.of(), "", false);

        public About {
            arguments = List.copyOf(arguments);
        }
    }

    /** An argument of a prompt. Its value is a text. */
    public record Argument(String name, String description, boolean required) {
    }

    /** How often one caller may use an entry. */
    public record Limit(long permits, Duration per) {
    }

    /** A tool without arguments, unless {@link #withInputSchema} says which. */
    public static NewEntry tool(String name, Access access, Handler handler) {
        return new NewEntry(Feature.TOOL, name, access, About.NOTHING, Optional.empty(), handler);
    }

    /** A prompt without arguments, unless {@link #withArguments} says which. */
    public static NewEntry prompt(String name, Access access, Handler handler) {
        return new NewEntry(Feature.PROMPT, name, access, About.NOTHING, Optional.empty(), handler);
    }

    /** A resource at an address. */
    public static NewEntry resource(String uri, Access access, Handler handler) {
        return new NewEntry(Feature.RESOURCE, uri, access, About.NOTHING, Optional.empty(), handler);
    }

    /** Every resource whose address fits the template; its variables are the arguments of the call. */
    public static NewEntry resourceTemplate(String uriTemplate, Access access, Handler handler) {
        return new NewEntry(Feature.RESOURCE_TEMPLATE, uriTemplate, access, About.NOTHING, Optional.empty(), handler);
    }

    /** A name for people. */
    public NewEntry titled(String title) {
        return about(new About(title, about.description, about.inputSchema, about.arguments, about.mimeType, about.readOnly));
    }

    /** What it is. */
    public NewEntry describedAs(String description) {
        return about(new About(about.title, description, about.inputSchema, about.arguments, about.mimeType, about.readOnly));
    }

    /** A tool's arguments, as a JSON Schema (2020-12) of an object that refers to nothing outside itself. */
    public NewEntry withInputSchema(String schema) {
        return about(new About(about.title, about.description, schema, about.arguments, about.mimeType, about.readOnly));
    }

    /** A prompt's arguments. */
    public NewEntry withArguments(Argument... arguments) {
        return about(new About(about.title, about.description, about.inputSchema, List.of(arguments), about.mimeType,
                about.readOnly));
    }

    /** A resource's type. */
    public NewEntry withMimeType(String mimeType) {
        return about(new About(about.title, about.description, about.inputSchema, about.arguments, mimeType, about.readOnly));
    }

    /** Hint: a tool changes nothing. */
    public NewEntry readOnly() {
        return about(new About(about.title, about.description, about.inputSchema, about.arguments, about.mimeType, true));
    }

    /** At most so many calls of one caller per period. */
    public NewEntry limitedTo(long permits, Duration per) {
        return new NewEntry(feature, id, access, about, Optional.of(new Limit(permits, per)), handler);
    }

    private NewEntry about(About other) {
        return new NewEntry(feature, id, access, other, limit, handler);
    }
}

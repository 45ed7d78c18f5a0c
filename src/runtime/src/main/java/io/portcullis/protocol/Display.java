package io.portcullis.protocol;

import java.util.List;

/**
 * What every entry says to people and to clients.
 *
 * @param title a name for people, or empty
 * @param description what it is, or empty
 * @param icons pictures; not sent before revision 2025-11-25
 * @param meta the members of {@code _meta} as a JSON object, or empty; not sent before revision 2025-06-18
 */
public record Display(String title, String description, List<IconDescriptor> icons, String meta) {

    /** Nothing to show. */
    public static final Display NONE = of("", "");

    public Display {
        icons = List.copyOf(icons);
    }

    /** A title and a description. */
    public static Display of(String title, String description) {
        return new Display(title, description, List.of(), "");
    }

    /**
     * A picture (Z-05).
     *
     * @param src where it is
     * @param mimeType its type, or empty
     * @param sizes its sizes; may be empty
     * @param theme the background it is made for, or empty
     */
    public record IconDescriptor(String src, String mimeType, List<String> sizes, String theme) {

        public IconDescriptor {
            sizes = List.copyOf(sizes);
        }
    }
}

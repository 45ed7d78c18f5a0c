package io.portcullis.deployment.index;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;

import io.portcullis.api.Feature;
import io.portcullis.catalog.Entry;

/**
 * A method that says it is an entry.
 *
 * @param feature of which kind
 * @param id what names it among its kind, as far as the index can tell
 * @param method the method
 * @param annotation what says so
 */
public record Candidate(Feature feature, String id, MethodInfo method, AnnotationInstance annotation) {

    /** The key it would have in the catalog. */
    public String key() {
        return Entry.key(feature, id);
    }

    /** The class and method, as {@code class#method}. */
    public String place() {
        return Place.of(method);
    }

    /** The given name, else that of the method. */
    public String name() {
        return name(method, annotation);
    }

    static String name(MethodInfo method, AnnotationInstance annotation) {
        String given = Values.text(annotation, "name");
        return given.isEmpty() ? method.name() : given;
    }

    /** A text of the annotation. */
    public String text(String member) {
        return Values.text(annotation, member);
    }

    /** What it is called in a sentence. */
    public String noun() {
        return switch (feature) {
            case TOOL -> "tool";
            case PROMPT -> "prompt";
            case RESOURCE -> "resource";
            case RESOURCE_TEMPLATE -> "resource template";
            case COMPLETION -> "completion";
        };
    }
}

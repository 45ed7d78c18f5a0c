package io.portcullis.api;

import java.net.URI;
import java.util.Map;

/**
 * Asks the person behind the client. A parameter of this type is injected and never part of the schema. Read {@link Questions}
 * for what asking does to a method.
 */
public interface Elicitation extends Questions {

    /** Asks with a form, under a key of its own. */
    default FormAnswer ask(String key, Form form) {
        return ask(Map.of(key, form)).form(key);
    }

    /** Asks to open a page, under a key of its own. */
    default FormAnswer visit(String key, String message, URI url) {
        return ask(Map.of(key, new UrlVisit(message, url))).form(key);
    }
}

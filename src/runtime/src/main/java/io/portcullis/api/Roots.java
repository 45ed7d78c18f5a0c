package io.portcullis.api;

import java.util.List;
import java.util.Map;

/**
 * Asks the client for the directories it works in. A parameter of this type is injected and never part of the schema. Read
 * {@link Questions} for what asking does to a method.
 */
public interface Roots extends Questions {

    /** The directories, asked under the key {@code roots}. */
    default List<Root> list() {
        return ask(Map.of("roots", new RootsRequest())).roots("roots");
    }
}

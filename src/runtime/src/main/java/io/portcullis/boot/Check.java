package io.portcullis.boot;

import java.util.List;
import java.util.function.Consumer;

/** Looks at the settings of one subject before anything is served. */
interface Check {

    /** Adds what is missing or cannot be safe, with what to type. No text repeats a secret. */
    void run(List<String> problems);

    /** Says what was loosened on purpose. Only where there was no problem. */
    default void warn(Consumer<String> log) {
    }
}

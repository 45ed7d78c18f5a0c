package io.portcullis.engine;

import java.util.Optional;

import io.portcullis.catalog.Entry;

/** Recognises a failure that means: these arguments break a constraint. */
@FunctionalInterface
public interface Violations {

    /** What is wrong with the arguments of the entry, in words for the caller; empty when the failure is something else. */
    Optional<String> of(Entry entry, Throwable failure);
}

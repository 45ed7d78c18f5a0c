package io.portcullis.testing.access;

import io.portcullis.catalog.Entry;

/** Tries one door. */
@FunctionalInterface
interface Knock {

    /** What came of it; throws when that is nothing a cell can hold. */
    Word at(Entry entry, Visitor visitor);
}

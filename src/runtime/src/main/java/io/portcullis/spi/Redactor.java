package io.portcullis.spi;

/**
 * Finds in free text what must not be kept: a bean of it is asked for everything that goes to audit, log, traffic log, or into
 * the error text of a failure, after the patterns of {@code portcullis.redaction.patterns}. Must be quick, and safe for use by
 * many threads. When it throws, the whole text is left out.
 */
@FunctionalInterface
public interface Redactor {

    /** The same text without what must not be kept; never null. */
    String redact(String text);
}

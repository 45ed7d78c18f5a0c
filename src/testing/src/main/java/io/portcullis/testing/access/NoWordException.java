package io.portcullis.testing.access;

/** A door answered nothing that a cell could hold. */
final class NoWordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoWordException(String message) {
        super(message);
    }
}

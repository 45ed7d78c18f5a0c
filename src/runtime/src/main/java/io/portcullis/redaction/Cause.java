package io.portcullis.redaction;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A failure as the log may have it: of what types it is, where it happened and what caused it. Its messages may hold anything -
 * a database quotes the row, a client the address with the password - and are left out unless they are allowed.
 */
public final class Cause extends Throwable {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;

    /** One for the process, as loggers are. Null while messages are not allowed, which nobody has done at first. */
    private static volatile Redaction allowed;

    private Cause(String text) {
        super(text);
    }

    /** From now on, messages are told as far as the redaction leaves them. */
    public static void allowMessages(Redaction redaction) {
        allowed = redaction;
    }

    /** From now on, messages are left out. */
    public static void leaveOutMessages() {
        allowed = null;
    }

    /** The failure, to be handed to a logger; null for none. */
    public static Throwable of(Throwable failure) {
        Redaction redaction = allowed;
        boolean asItIs = failure == null || redaction != null && redaction.isNone();
        if (asItIs) {
            return failure;
        }
        try {
            return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
        } catch (RuntimeException | StackOverflowError e) { // an exception is code of others, and may throw when it is asked
            return new Cause(failure.getClass().getName());
        }
    }

    /** The failure in one line: its type, and its message as far as messages are allowed. */
    public static String line(Throwable failure) {
        Redaction redaction = allowed;
        String type = failure.getClass().getName();
        String message = redaction == null ? null : message(failure);
        return message == null ? type : type + ": " + redaction.clean(message);
    }

    private static String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private static Throwable of(Throwable failure, Set<Throwable> seen) {
        Cause told = new Cause(line(failure));
        told.setStackTrace(failure.getStackTrace());
        if (!seen.add(failure) || seen.size() > DEEPEST) {
            return told;
        }
        if (failure.getCause() != null) {
            told.initCause(of(failure.getCause(), seen));
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            told.addSuppressed(of(suppressed, seen));
        }
        return told;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // it has that of the failure
    }

    @Override
    public String toString() {
        return getMessage();
    }
}

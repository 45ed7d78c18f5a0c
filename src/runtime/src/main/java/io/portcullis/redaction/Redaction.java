package io.portcullis.redaction;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;

import io.portcullis.spi.Redactor;

/** Takes out of free text what must not be kept. Safe for use by many threads. */
public final class Redaction {

    /** Stands where something was. */
    public static final String MARK = "[redacted]";

    /** Finds nothing. */
    public static final Redaction NONE = new Redaction(List.of());

    /** Longer texts are left out whole: looking for secrets in them would cost more than they tell. In characters. */
    static final int LONGEST = 16_384;

    private static final Logger LOG = Logger.getLogger(Redaction.class);

    private final List<Redactor> redactors;
    private final AtomicBoolean said = new AtomicBoolean();

    /** @param redactors each is given what the one before it has left */
    public Redaction(List<Redactor> redactors) {
        this.redactors = List.copyOf(redactors);
    }

    /** Whether it finds nothing. */
    public boolean isNone() {
        return redactors.isEmpty();
    }

    /** The text without what was found. Only the mark when the text is too long to look through, or a redactor has failed. */
    public String clean(String text) {
        if (redactors.isEmpty()) {
            return text;
        }
        if (text.length() > LONGEST) {
            return MARK;
        }
        String clean = text;
        for (Redactor redactor : redactors) {
            try {
                clean = Objects.requireNonNull(redactor.redact(clean), "text");
            } catch (RuntimeException | StackOverflowError e) {
                sayOnce(redactor);
                return MARK;
            }
        }
        return clean;
    }

    /** Neither the text nor what the redactor said about it; and once, since it may fail for every text. */
    private void sayOnce(Redactor redactor) {
        if (said.compareAndSet(false, true)) {
            LOG.errorf("%s has failed; texts that it fails for are left out", redactor.getClass().getName());
        }
    }
}

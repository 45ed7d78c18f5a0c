package io.portcullis.refusal;

import java.util.Objects;

/**
 * Carries a refusal up to the one place that answers. Has no stack trace, since being refused is ordinary, and no text of the
 * client's.
 */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.reason(), null, false, false);
        this.refusal = Objects.requireNonNull(refusal, "refusal");
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}

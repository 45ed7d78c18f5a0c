package io.portcullis.gate;

import java.util.List;

import io.portcullis.limit.Quota;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.RefusedException;

/** Carries the refusal of a limit, with how the limits of the call stand. */
public final class LimitedException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final transient List<Quota> quotas;

    LimitedException(Refusal refusal, List<Quota> quotas) {
        super(refusal);
        this.quotas = List.copyOf(quotas);
    }

    /** How the limits stand; empty when that is not known. */
    public List<Quota> quotas() {
        return quotas;
    }
}

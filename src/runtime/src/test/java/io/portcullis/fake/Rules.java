package io.portcullis.fake;

import io.portcullis.access.AccessPolicy;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Permissions;
import io.portcullis.policy.LivePolicy;

/** Rules of a gate. */
public final class Rules {

    private Rules() {
    }

    /** What the authors wrote holds, and nobody has a permission. */
    public static Gate.Rules written(AccessPolicy access) {
        return new Gate.Rules(access, new LivePolicy(), Permissions.NONE);
    }
}

package io.portcullis.testing.probe;

import io.portcullis.api.ToolFailure;

/** A call of a probing caller has come as far as it may: every guard has let it in. */
public final class ProbeStop extends ToolFailure {

    private static final long serialVersionUID = 1L;

    ProbeStop() {
        super("This call was only a probe.");
    }
}

package io.portcullis.deployment.surface;

import io.portcullis.catalog.Confirmation;

/** Says in words who is asked before an entry's method runs. */
public final class ConfirmationWords {

    private ConfirmationWords() {
    }

    /** The confirmation; {@code none} for null. */
    public static String of(Confirmation confirmation) {
        if (confirmation == null) {
            return "none";
        }
        String who = confirmation.isOutside() ? "the approver \"" + confirmation.approver() + "\"" : "the user of the client";
        return who + " is asked" + (confirmation.onceOnly() ? " for each call: " : ": ") + confirmation.message();
    }
}

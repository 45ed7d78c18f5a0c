package io.portcullis.catalog;

/**
 * What has to be confirmed before an entry's method runs.
 *
 * @param message the question; arguments in braces are replaced by their values
 * @param approver the name of the approver who is asked; empty when the client's own user is
 * @param onceOnly whether one confirmation is good for one call only
 */
public record Confirmation(String message, String approver, boolean onceOnly) {

    /** Whether somebody else than the client decides. */
    public boolean isOutside() {
        return !approver.isEmpty();
    }
}

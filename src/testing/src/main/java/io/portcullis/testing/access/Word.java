package io.portcullis.testing.access;

import java.util.Locale;

/** What came of trying a door: what stands in a cell. */
public enum Word {
    /** Let in, or listed. A call over its limit counts: the limit comes after the rule. */
    YES,
    /** Let in by the rule; a permission decides once the arguments are known, and was not tried. */
    BY_ARGUMENTS,
    /** Let in by the rule, but only for clients that can follow a task. */
    TASK_ONLY,
    /** Visible, and the credential lacks a scope. */
    SCOPE,
    /** As if it did not exist. */
    HIDDEN,
    /** A credential might help. */
    UNAUTHENTICATED,
    /** Refused by the guard of the bean, which does not say more. */
    FORBIDDEN;

    /** Whether the caller may know of the entry. */
    boolean isVisible() {
        return this == SCOPE || isUsable();
    }

    /** Whether the caller may use the entry. */
    boolean isUsable() {
        return this == YES || this == BY_ARGUMENTS || this == TASK_ONLY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

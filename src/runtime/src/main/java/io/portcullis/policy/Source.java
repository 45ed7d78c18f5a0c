package io.portcullis.policy;

/** Where a policy comes from. They add up: what one of them forbids, none of the others can allow. */
public enum Source {
    /** The configuration, until the next start. */
    CONFIGURATION,
    /** A file that is watched. */
    FILE,
    /** An operator, over the management interface; until the process ends. */
    OPERATOR
}

package io.portcullis.metrics;

/** How the audit stands, for whoever wants to know. Safe for use by many threads, and quick. */
public interface AuditStanding {

    /** How many records wait to be written. */
    long queued();

    /** How many may wait. */
    long capacity();

    /** How many were dropped so far, because too many waited. */
    long dropped();

    /** How often a place for records could not be written to so far. */
    long failures();
}

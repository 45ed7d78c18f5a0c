package io.portcullis.spi;

import java.time.Instant;

/**
 * A task as a store keeps it: plain values only.
 *
 * @param id unguessable and unique
 * @param owner whose it is; opaque, equal for requests of the same caller
 * @param tool the tool that runs
 * @param status how far it is
 * @param createdAt when it began
 * @param updatedAt when it changed last
 * @param expiresAt when it may be forgotten, done or not
 * @param detail what belongs to the status, as JSON: the questions of {@link Status#INPUT_REQUIRED}, the result of
 *        {@link Status#COMPLETED}, the error of {@link Status#FAILED}; else empty
 */
public record StoredTask(String id, String owner, String tool, Status status, Instant createdAt, Instant updatedAt,
        Instant expiresAt, String detail) {

    /** How far a task is. */
    public enum Status {
        WORKING,
        INPUT_REQUIRED,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** Whether nothing comes after it (K-18). */
        public boolean isTerminal() {
            return this == COMPLETED || this == FAILED || this == CANCELLED;
        }
    }

    /** The same task with another status. */
    public StoredTask with(Status other, String otherDetail, Instant now) {
        return new StoredTask(id, owner, tool, other, createdAt, now, expiresAt, otherDetail);
    }
}

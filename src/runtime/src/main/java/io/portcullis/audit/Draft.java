package io.portcullis.audit;

import java.io.IOException;

/**
 * A record before it has its place in the trail.
 *
 * @param millis when it happened, in milliseconds since 1970
 * @param event what kind of record it is
 * @param correlationId links the records, the answer and the log lines of one request; empty where there is none
 * @param end how it ended
 * @param members the members that only records of this kind have
 */
record Draft(long millis, Kind event, String correlationId, End end, Members members) {

    /** Writes members of a record, behind others. */
    @FunctionalInterface
    interface Members {
        void to(Sheet out) throws IOException;
    }

    /**
     * How it ended.
     *
     * @param severity of {@link Severity}
     * @param status whether it went as it was asked
     * @param code a word from a closed list
     * @param detail why, a word from a closed list, or empty
     */
    record End(Severity severity, Status status, String code, String detail) {

        /** Something was done. */
        static End ok(String code) {
            return new End(Severity.INFORMATIONAL, Status.SUCCESS, code, "");
        }

        /** Something is not as it should be. */
        static End bad(Severity severity, String code, String detail) {
            return new End(severity, Status.FAILURE, code, detail);
        }
    }
}

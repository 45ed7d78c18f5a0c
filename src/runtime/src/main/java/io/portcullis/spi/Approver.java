package io.portcullis.spi;

/**
 * Decides about calls in the place of the client: a second person, a ticket system, a page that asks for a second factor. A
 * bean of this type is asked by every entry that names it in {@code @RequiresConfirmation(approver = ...)}.
 * <p>
 * Called on a thread that may block. One that throws, or does not answer within {@code portcullis.access.check-timeout},
 * refuses the call.
 */
public interface Approver {

    /** The name by which entries call it; unique among the approvers. */
    String name();

    /**
     * What is known of this request by now. Asked first when the call comes in, and again whenever the client comes back to
     * see, with the same {@link ApprovalRequest#id()}. The framework lets one call run for one approved id, and not again.
     */
    Verdict decide(ApprovalRequest request) throws Exception;
}

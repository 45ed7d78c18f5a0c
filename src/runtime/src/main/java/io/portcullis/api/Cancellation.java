package io.portcullis.api;

/**
 * Whether the client still wants the answer. A parameter of this type is injected and never part of the schema.
 * <p>
 * A blocking method is interrupted, too, and the subscription of a {@code Uni} cancelled; this is for work that notices
 * neither.
 */
public interface Cancellation {

    /** Whether the call was cancelled. */
    boolean isRequested();

    /** Ends the call with {@link CallCancelled} if it was cancelled. */
    default void throwIfRequested() {
        if (isRequested()) {
            throw new CallCancelled();
        }
    }

    /** Runs an action when the call is cancelled, on whatever thread; at once if it is already. */
    void onRequest(Runnable action);
}

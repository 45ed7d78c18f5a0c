package io.portcullis.event;

/**
 * Receives facts, on the thread where they happen. Must be quick; may throw, which harms neither the call nor other listeners.
 */
public interface Listener {

    /** A message was read, and is going to be answered. Most have nothing to do then. */
    default void on(MessageBegins event) {
    }

    /** A call ended. */
    void on(CallEnded event);

    /** A message that was no call ended. */
    void on(MessageEnded event);

    /** A request ended without a message of a known caller. There may be very many of them. */
    void on(RequestEnded event);

    /** A credential was refused. */
    void on(CredentialRefused event);

    /** A result was not as it may leave. */
    void on(ResultFlagged event);

    /** The policy was changed. */
    void on(PolicyChanged event);

    /** The shared store for limits is no longer reachable, or is again. */
    void on(LimitStoreChanged event);

    /** Somebody used the management interface. */
    void on(Administered event);
}

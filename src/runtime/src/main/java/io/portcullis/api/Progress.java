package io.portcullis.api;

/**
 * Tells the client how far a call is. A parameter of this type is injected and never part of the schema.
 * <p>
 * Sent only if this call asked for it. A value that is not larger than the one before is dropped, and so are values that follow
 * each other faster than the server allows.
 */
public interface Progress {

    /** Whether this call asked for progress. */
    boolean isWanted();

    /** Tells the progress; the end is not known. */
    default void send(double progress) {
        send(progress, null, null);
    }

    /** Tells the progress towards a total. */
    default void send(double progress, double total) {
        send(progress, total, null);
    }

    /**
     * Tells the progress.
     *
     * @param progress how far; larger than before
     * @param total the end, or null if unknown
     * @param message in words, or null
     */
    void send(double progress, Double total, String message);
}

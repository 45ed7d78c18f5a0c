package io.portcullis.protocol;

/**
 * How long a client may keep an answer, and for whom.
 *
 * @param ttlMillis how long, in milliseconds; zero for not at all
 * @param shared whether anybody may be given the copy
 */
public record Caching(long ttlMillis, boolean shared) {

    /** The strict side: for this caller only, and not to be kept. */
    public static final Caching NONE = new Caching(0, false);

    public Caching {
        if (ttlMillis < 0) {
            throw new IllegalArgumentException("a time to live is not negative");
        }
    }
}

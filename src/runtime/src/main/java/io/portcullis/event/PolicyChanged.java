package io.portcullis.event;

/**
 * The policy was changed while the server runs, or could not be.
 *
 * @param source where the change comes from: {@code configuration}, {@code file} or {@code operator}
 * @param by who made it, as far as that is known; else empty
 * @param change what was changed, in words; names of entries, never of callers of entries
 * @param outcome {@link Outcome#OK}, or {@link Outcome#ERROR} when what was there before stays in force
 */
public record PolicyChanged(String source, String by, String change, Outcome outcome) {
}

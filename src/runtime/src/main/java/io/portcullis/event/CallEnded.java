package io.portcullis.event;

import java.util.List;
import java.util.Optional;

import io.portcullis.api.Caller;
import io.portcullis.api.Feature;

/**
 * A call ended, in whatever way.
 *
 * @param origin where it came from
 * @param caller who called
 * @param entry what was called
 * @param given what the caller gave it
 * @param outcome how it ended
 * @param reason why it was refused, a word from the closed list of the refusals
 * @param nanos how long it took, in nanoseconds
 */
public record CallEnded(Origin origin, Caller caller, EntryName entry, Given given, Outcome outcome,
        Optional<String> reason, long nanos) {

    /** The names of the arguments that were given and are known. */
    public List<String> argumentNames() {
        return given.names();
    }

    /**
     * The name in a call.
     *
     * @param feature what kind of entry was called
     * @param text the name as the client sent it, shortened
     * @param known whether the catalog has an entry of that name; only such names may become metric tags
     * @param effect what a call of it does
     */
    public record EntryName(Feature feature, String text, boolean known, Effect effect) {

        /** A name of what only reads, or is not known. */
        public EntryName(Feature feature, String text, boolean known) {
            this(feature, text, known, Effect.READS);
        }
    }
}

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
 * @param argumentNames the names of the arguments that were given and are known; never values
 * @param outcome how it ended
 * @param reason why it was refused, a word from the closed list of the refusals
 * @param nanos how long it took, in nanoseconds
 */
public record CallEnded(Origin origin, Caller caller, EntryName entry, List<String> argumentNames, Outcome outcome,
        Optional<String> reason, long nanos) {

    /**
     * The name in a call.
     *
     * @param feature what kind of entry was called
     * @param text the name as the client sent it, shortened
     * @param known whether the catalog has an entry of that name; only such names may become metric tags
     */
    public record EntryName(Feature feature, String text, boolean known) {
    }
}

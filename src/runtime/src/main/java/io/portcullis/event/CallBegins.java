package io.portcullis.event;

import io.portcullis.api.Caller;
import io.portcullis.event.CallEnded.EntryName;

/**
 * A call that may destroy something was let in, and its method is about to run. Its end is told with the same correlation id.
 *
 * @param origin where it comes from
 * @param caller who calls
 * @param entry what is called
 * @param given what the caller gives it
 */
public record CallBegins(Origin origin, Caller caller, EntryName entry, Given given) {
}

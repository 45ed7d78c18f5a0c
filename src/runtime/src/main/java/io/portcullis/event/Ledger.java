package io.portcullis.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what happens, and says beforehand whether it can. */
public interface Ledger {

    /** Keeps nothing, so nothing stands in its way. */
    Ledger NONE = new Ledger() {
        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public CompletionStage<Boolean> writeAhead(CallBegins event) {
            return CompletableFuture.completedFuture(true);
        }
    };

    /** Whether what begins now can be kept when it ends. What cannot be kept is not begun. Must not block. */
    boolean hasRoom();

    /** Whether {@link #writeAhead} writes anything down; false means that nothing has to stand before a call runs. */
    default boolean writesAhead() {
        return true;
    }

    /**
     * Writes down that a call is about to run, where that is asked for. Must not block.
     *
     * @return whether it stands, or need not; may fail, which means no
     */
    CompletionStage<Boolean> writeAhead(CallBegins event);
}

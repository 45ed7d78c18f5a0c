package io.portcullis.engine;

import io.portcullis.event.ResultFlagged.Flag;

/** What a method says may not leave. The message goes to the log and holds nothing of what was said. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Flag flag;

    Unfit(Flag flag, String message) {
        super(message, null, false, false);
        this.flag = flag;
    }

    /** What is wrong with it. */
    Flag flag() {
        return flag;
    }
}

package io.portcullis.attack.wire;

import io.portcullis.attack.soak.Vitals;

/** What a server holds once everything was collected that nobody needs. */
final class Heap {

    /** Small, so that what is not given back shows; and a server that has none left ends instead of limping on. */
    static final String OPTIONS = "-Xmx128m -XX:+ExitOnOutOfMemoryError";

    private Heap() {
    }

    /** In bytes. */
    static long live(SharedBank bank) {
        return Vitals.live(bank.server().pid());
    }
}

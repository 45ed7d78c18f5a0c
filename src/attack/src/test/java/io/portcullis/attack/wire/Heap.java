package io.portcullis.attack.wire;

/** What a server holds, as its metrics say. */
final class Heap {

    /** Small, so that what is not given back shows; and a server that has none left ends instead of limping on. */
    static final String OPTIONS = "-Xmx128m -XX:+ExitOnOutOfMemoryError";

    private static final String AFTER_COLLECTION = "jvm_memory_usage_after_gc{";

    private Heap() {
    }

    /** Which part of the heap the last collection could not take away. */
    static double afterCollection(SharedBank bank) {
        return bank.server().metrics().stream().filter(line -> line.startsWith(AFTER_COLLECTION))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).max().orElseThrow();
    }
}

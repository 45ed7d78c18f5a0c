package io.portcullis.attack.fuzz;

/** What Jazzer calls: {@code -Dfuzz.target} says what is fuzzed. */
public final class Jazzer {

    private static final Target TARGET = Target.valueOf(System.getProperty("fuzz.target"));

    private Jazzer() {
    }

    /** The bank is there before the first input, whose time is limited. */
    public static void fuzzerInitialize() {
        BankInside.port();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.accept(input);
    }
}

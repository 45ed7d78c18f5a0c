package io.portcullis.arguments;

/** Spells the name of an argument, so that a name the client made up cannot play tricks. */
final class Spelling {

    private static final int MAX_NAME = 64;

    private Spelling() {
    }

    static String argument(String path) {
        return "Argument " + quoted(path);
    }

    static String quoted(String name) {
        if (name == null) {
            return "\"?\"";
        }
        String shortened = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
        return '"' + shortened.replaceAll("[^\\x20-\\x7E\\p{L}\\p{N}]|\"", "?") + '"';
    }
}

package io.portcullis.archetype;

import java.nio.file.Path;

/**
 * One line of the list: what is not in a project without something.
 *
 * @param choice without what
 * @param file the file it is cut from, relative to the starter; {@code *} in a swap is every file
 * @param extent how much is cut
 * @param anchor the text by which it is found; nothing for whole files
 */
record Cut(Choice choice, String file, Extent extent, String anchor) {

    private static final String NOTHING = "(nothing)";

    /** @throws IllegalArgumentException when the line is not understood */
    static Cut parse(String line) {
        String[] parts = line.split(" \\| ", 4);
        if (parts.length < 3) {
            throw new IllegalArgumentException("Not a line of choices: " + line);
        }
        return new Cut(Choice.parse(parts[0].strip()), parts[1].strip(), Extent.of(parts[2].strip()),
                parts.length == 4 ? parts[3] : "");
    }

    /** Whether it takes away this file, or the folder it is in. */
    boolean removes(Path path) {
        return extent == Extent.FILE && path.startsWith(Path.of(file));
    }

    /** Whether it cuts lines from this file. */
    boolean shortens(Path path) {
        return extent != Extent.FILE && extent != Extent.SWAP && path.equals(Path.of(file));
    }

    /** Whether it says something else in this file. */
    boolean rewords(Path path) {
        return extent == Extent.SWAP && (file.equals("*") || path.equals(Path.of(file)));
    }

    String swapped() {
        return side(0);
    }

    String replacement() {
        return side(1).equals(NOTHING) ? "" : side(1);
    }

    private String side(int index) {
        String[] sides = anchor.split(" => ", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("A swap is written as one text => another, or => (nothing): " + anchor);
        }
        return sides[index];
    }
}

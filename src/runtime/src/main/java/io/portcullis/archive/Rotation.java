package io.portcullis.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When a file is set aside, and what becomes of those that were.
 *
 * @param maxBytes how long a file may become; 0 for any length
 * @param daily whether each day (UTC) has a file of its own
 * @param keep how many files stay that were set aside; 0 for all
 */
public record Rotation(long maxBytes, boolean daily, int keep) {

    private static final int DIGITS = 18;

    /** The name of the file that begins with this line, once it is set aside: sorted by name, they are in order. */
    static Path aside(Path file, long sequence) {
        String digits = Long.toString(sequence);
        return file.resolveSibling(file.getFileName() + "." + "0".repeat(DIGITS - digits.length()) + digits);
    }

    /** The files that were set aside, oldest first. */
    static List<Path> kept(Path file) throws IOException {
        Pattern names = Pattern.compile(Pattern.quote(file.getFileName().toString()) + "\\.\\d{" + DIGITS + "}");
        List<Path> kept = new ArrayList<>();
        try (var all = Files.newDirectoryStream(file.toAbsolutePath().getParent())) {
            for (Path each : all) {
                if (names.matcher(each.getFileName().toString()).matches()) {
                    kept.add(each);
                }
            }
        }
        kept.sort(null);
        return kept;
    }

    /** Deletes what is too much. */
    void clear(Path file) throws IOException {
        List<Path> kept = kept(file);
        for (int i = 0; keep > 0 && i < kept.size() - keep; i++) {
            Files.deleteIfExists(kept.get(i));
        }
    }
}

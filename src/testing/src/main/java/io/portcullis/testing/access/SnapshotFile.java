package io.portcullis.testing.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file people have reviewed.
 *
 * @param reviewed where it is
 * @param candidate where what was found is written, when it is not what was reviewed
 * @param update whether what was found replaces what was reviewed
 */
record SnapshotFile(Path reviewed, Path candidate, boolean update) {

    private static final String RESOURCES = "src/test/resources";
    private static final String UPDATE = "portcullis.snapshot.update";

    /** The file of that name among the test resources of the module that is tested. */
    static SnapshotFile named(String name) {
        Path module = module(List.of(System.getProperty("basedir", ""), "", ".."));
        String update = System.getProperty(UPDATE);
        return new SnapshotFile(module.resolve(RESOURCES).resolve(name), module.resolve("target").resolve(name),
                update != null && !update.equals("false"));
    }

    /**
     * The module that is tested: where Maven says, or where the process runs; in dev mode that is the folder of what is built.
     */
    static Path module(List<String> candidates) {
        return candidates.stream().map(Path::of).filter(path -> Files.isDirectory(path.resolve(RESOURCES))).findFirst()
                .orElse(Path.of(candidates.get(0)));
    }

    /** @throws AssertionError when it differs from what was found, or is missing */
    void compare(String found) {
        try {
            if (update) {
                write(reviewed, found);
            } else if (!Files.exists(reviewed)) {
                write(candidate, found);
                throw new AssertionError("Nobody has reviewed who may use this server: there is no " + reviewed
                        + ". What was found is in " + candidate + ": read it, then move it there, or run the test with -D"
                        + UPDATE + ".");
            } else {
                compare(Files.readString(reviewed), found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String before, String found) throws IOException {
        String diff = SnapshotDiff.between(before, found);
        if (!diff.isEmpty()) {
            write(candidate, found);
            throw new AssertionError("Who may use this server is not what was reviewed in " + reviewed + ":\n" + diff
                    + "\nIf that is meant, run the test with -D" + UPDATE + " and have the file reviewed.");
        }
    }

    private static void write(Path file, String text) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, text);
    }
}

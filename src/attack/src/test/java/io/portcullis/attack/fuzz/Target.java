package io.portcullis.attack.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is fuzzed. Each has a folder with the inputs that have reached something once. */
enum Target {
    ENVELOPE(EnvelopeFuzz::once),
    ARGUMENTS(ArgumentsFuzz::once),
    HEADERS(HeadersFuzz::once),
    STATE(StateFuzz::once),
    CURSOR(CursorFuzz::once),
    URI(UriFuzz::once),
    CREDENTIAL(CredentialFuzz::once),
    STRANGER(StrangerFuzz::once);

    private static final Path CORPORA = Path.of(System.getProperty("project.basedir"), "src/test/resources/corpus");

    private final Consumer<byte[]> once;

    Target(Consumer<byte[]> once) {
        this.once = once;
    }

    /** Tries one input. */
    void accept(byte[] input) {
        once.accept(input);
    }

    /** The folder of its corpus. */
    Path folder() {
        return CORPORA.resolve(name().toLowerCase(Locale.ROOT));
    }

    /** The inputs of its corpus. */
    List<byte[]> corpus() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted().map(Target::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.portcullis.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a file, one after the other. What is longer than any record comes in pieces. */
final class Lines implements Closeable {

    private static final int MAX = 1 << 20;

    private final InputStream in;

    /**
     * A line.
     *
     * @param bytes without its end of line
     * @param ended whether it has one
     */
    record Raw(byte[] bytes, boolean ended) {
    }

    Lines(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The next line; empty at the end of the file. */
    Optional<Raw> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = line.size() < MAX ? in.read() : -1;
        }
        return Optional.of(new Raw(line.toByteArray(), next == '\n'));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

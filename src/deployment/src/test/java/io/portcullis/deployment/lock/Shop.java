package io.portcullis.deployment.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.annotation.security.PermitAll;

import io.portcullis.api.Tool;

/** An application with one tool that nobody should build like this. */
public class Shop {

    /** A lock that holds nothing. */
    static final String EMPTY = "{\"version\":1,\"entries\":{}}";

    @Tool(name = "order_delete", description = "Deletes an order")
    @PermitAll
    String delete(int number) {
        return "";
    }

    /** A file in a directory of its own. */
    static Path file(String text) {
        try {
            Path file = directory().resolve("mcp-tools.lock");
            Files.writeString(file, text);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path directory() {
        try {
            Path directory = Files.createTempDirectory("lock");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

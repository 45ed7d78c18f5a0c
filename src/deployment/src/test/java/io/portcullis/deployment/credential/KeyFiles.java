package io.portcullis.deployment.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.eclipse.microprofile.config.ConfigProvider;

import io.portcullis.deployment.test.Keys;

/** The file of keys of an application under test, changed while it runs. */
final class KeyFiles {

    private static final String SETTING = "portcullis.identity.api-key-file";

    private KeyFiles() {
    }

    /** The setting that names a new file with these lines. */
    static String setting(String... lines) {
        try {
            return SETTING + "=" + Files.writeString(Files.createTempFile("keys", ".properties"), text(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that lets a key in; its id is the second part of it. */
    static String key(String key) {
        return id(key) + ".digest=" + Keys.digest(key);
    }

    static String id(String key) {
        return key.split("_")[1];
    }

    /** Puts another file in the place of the one of the running application, as those do who change mounted secrets. */
    static void change(String... lines) throws IOException {
        Path file = file();
        Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text(lines));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Path file() {
        return ConfigProvider.getConfig().getValue(SETTING, Path.class);
    }

    private static String text(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}

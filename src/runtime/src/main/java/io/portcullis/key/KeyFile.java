package io.portcullis.key;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import io.portcullis.spi.ApiKeyStore;
import io.portcullis.spi.StoredApiKey;
import io.portcullis.spi.StoredApiKey.Grant;

/**
 * Keys in a file of properties that is read again whenever it has changed: {@code <id>.digest}, {@code .client},
 * {@code .tenant},
 * {@code .roles}, {@code .scopes} and {@code .expires-at}, like the settings of the same names. So keys come and go without a
 * restart.
 * <p>
 * A changed file that cannot be read or understood is reported as an error, and the last good one stays in force until it is
 * mended.
 */
public final class KeyFile implements ApiKeyStore {

    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    private static final Set<String> MEMBERS = Set.of("digest", "client", "tenant", "roles", "scopes", "expires-at");
    private static final Object UNREADABLE = "unreadable";

    private final Path path;
    private Object version;
    private volatile ConfiguredKeys keys;

    private KeyFile(Path path) {
        this.path = path;
    }

    /**
     * A file that can be read.
     *
     * @throws IOException when it cannot
     * @throws IllegalArgumentException when it cannot be understood; the message repeats nothing that could be a secret
     */
    public static KeyFile at(Path path) throws IOException {
        KeyFile file = new KeyFile(path);
        file.version = file.versionNow();
        file.keys = file.read();
        return file;
    }

    @Override
    public Optional<StoredApiKey> find(String id) {
        refresh();
        return keys.find(id);
    }

    private synchronized void refresh() {
        Object now = versionNow();
        if (now.equals(version)) {
            return;
        }
        version = now;
        try {
            keys = read();
            LOG.infof("The API keys in %s were read again", path);
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("The API keys in %s could not be read again; the last ones stay in force: %s", path,
                    e instanceof IOException ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    /** What differs when the file was changed, or replaced by another one behind a link. */
    private Object versionNow() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private ConfiguredKeys read() throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        Set<String> ids = new TreeSet<>();
        for (String name : lines.stringPropertyNames()) {
            int dot = name.indexOf('.');
            if (dot < 0 || !MEMBERS.contains(name.substring(dot + 1))) {
                throw new IllegalArgumentException("a line is none of <id>." + String.join(", .", new TreeSet<>(MEMBERS)));
            }
            ids.add(name.substring(0, dot));
        }
        List<StoredApiKey> found = new ArrayList<>();
        for (String id : ids) {
            found.add(key(id, lines));
        }
        return new ConfiguredKeys(found);
    }

    private static StoredApiKey key(String id, Properties lines) {
        try {
            Grant grant = new Grant(text(lines, id, "client").orElse(id), text(lines, id, "tenant"),
                    words(lines, id, "roles"), words(lines, id, "scopes"));
            return new StoredApiKey(id, text(lines, id, "digest").orElse(""), grant,
                    text(lines, id, "expires-at").map(Instant::parse));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("an expires-at is not like 2027-01-31T00:00:00Z", e);
        }
    }

    private static Optional<String> text(Properties lines, String id, String member) {
        return Optional.ofNullable(lines.getProperty(id + "." + member)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Set<String> words(Properties lines, String id, String member) {
        return text(lines, id, member).stream().flatMap(text -> Arrays.stream(text.split(","))).map(String::strip)
                .filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}

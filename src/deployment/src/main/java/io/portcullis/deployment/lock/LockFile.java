package io.portcullis.deployment.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;

/** The file of the lock. A plain file; what a link or a directory of that name leads to is not read or written. */
public final class LockFile {

    private static final long MOST_BYTES = 16L << 20;

    private final Path path;
    private final Problems problems;

    /** @param problems where it is left why the file cannot be used */
    public LockFile(Path path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** Whether something has that name. */
    public boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The lock; empty when the file cannot be used, which is a problem by then. */
    public Optional<Lock> read() {
        try {
            if (!isPlain() || Files.size(path) > MOST_BYTES) {
                return unusable("It is not a plain file of at most " + (MOST_BYTES >> 20) + " MB.");
            }
            return lock(LockJson.MAPPER.readTree(Files.readAllBytes(path)));
        } catch (JacksonException e) {
            return unusable("It is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return unusable("It cannot be read: " + e);
        }
    }

    /** Writes the lock. Whether anything has changed by that; empty when it cannot be written, which is a problem by then. */
    public Optional<Boolean> write(Lock lock) {
        try {
            byte[] bytes = lock.bytes();
            if (exists() && !isPlain()) {
                return unusable("It is not a plain file.");
            } else if (exists() && Arrays.equals(Files.readAllBytes(path), bytes)) {
                return Optional.of(false);
            }
            Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(fresh);
            Files.write(fresh, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(true);
        } catch (IOException e) {
            return unusable("It cannot be written: " + e);
        }
    }

    private boolean isPlain() {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private Optional<Lock> lock(JsonNode file) {
        if (!file.path("version").isInt() || file.path("version").asInt() != Lock.VERSION) {
            return unusable("Its version is not " + Lock.VERSION + ".");
        } else if (!file.path("entries").isObject() || file.size() != 2) {
            return unusable("It has other members than \"version\" and \"entries\".");
        }
        Map<String, ObjectNode> entries = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : file.path("entries").properties()) {
            if (!(entry.getValue() instanceof ObjectNode fields) || !isAsItWasWritten(entry.getKey(), fields)) {
                return unusable("The digest of " + LockDiff.shown(entry.getKey())
                        + " does not fit its contents: it was edited by hand.");
            }
            entries.put(entry.getKey(), fields);
        }
        return Optional.of(new Lock(entries));
    }

    private static boolean isAsItWasWritten(String key, ObjectNode fields) {
        JsonNode digest = fields.remove(LockedEntry.DIGEST);
        return digest != null && LockedEntry.digest(key, fields).equals(digest.asText());
    }

    private <T> Optional<T> unusable(String why) {
        problems.add(Code.PC032, path.toString(), why, "restore it from the repository",
                "review the report, remove it, and run " + LockCheck.COMMAND);
        return Optional.empty();
    }
}

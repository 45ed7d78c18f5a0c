package io.portcullis.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.portcullis.chain.Line;

/** The file a trail is written to now. For one thread; no other process can open it meanwhile. */
public final class TrailFile implements Closeable {

    private static final int MAX_FIRST_LINE = 64 << 10;

    private final Path path;
    private final Rotation rotation;
    private final Clock clock;
    private final Store.Opener opener;
    private final Lock lock;
    private Store store;
    private Optional<Found> found = Optional.empty();
    private long length;
    private long first;
    private LocalDate day;
    private boolean torn;
    private Object identity;

    private TrailFile(Path path, Rotation rotation, Clock clock, Store.Opener opener) throws IOException {
        this.path = path.toAbsolutePath();
        this.rotation = rotation;
        this.clock = clock;
        this.opener = opener;
        this.lock = lock();
        try {
            look();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a file, and finds out how the trail in it ended.
     *
     * @throws IOException when it cannot be written, another process writes to it, it is a link, or what stands in it is no
     *         trail; the message says which
     */
    public static TrailFile open(Path path, Rotation rotation, Clock clock) throws IOException {
        return open(path, rotation, clock, DiskStore::open);
    }

    static TrailFile open(Path path, Rotation rotation, Clock clock, Store.Opener opener) throws IOException {
        return new TrailFile(path, rotation, clock, opener);
    }

    /** How the trail was found; empty when there was none. */
    public Optional<Found> found() {
        return found;
    }

    /** Whether nothing stands in it yet, so that it has to begin with where the trail stands. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether it should be set aside now. */
    public boolean isFull() {
        return !isEmpty() && (rotation.maxBytes() > 0 && length >= rotation.maxBytes()
                || rotation.daily() && today().isAfter(day));
    }

    /**
     * Writes lines, all of them or none: what was written in part is cut off again, at the latest before the next attempt.
     *
     * @param firstSequence the number of the first of them
     * @param force whether the disk has to have them when this returns
     */
    public void write(ByteBuffer lines, long firstSequence, boolean force) throws IOException {
        requireOurs();
        cutBack();
        int size = lines.remaining();
        boolean begins = isEmpty();
        torn = true;
        try {
            store.write(lines, length);
            if (force) {
                store.force();
            }
        } catch (IOException e) {
            cutBackNow();
            throw e;
        }
        torn = false;
        length += size;
        first = begins ? firstSequence : first;
    }

    /** Until the disk has everything. */
    public void force() throws IOException {
        store.force();
    }

    /** Sets the file aside and begins an empty one. When that fails, the file goes on as it was. */
    public void rotate() throws IOException {
        requireOurs();
        cutBack();
        store.force();
        Path aside = Rotation.aside(path, first);
        if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(aside.getFileName() + " is there already");
        }
        Files.move(path, aside);
        try {
            Store fresh = opener.open(path);
            Object known = identity();
            store.close();
            begin(fresh);
            identity = known;
        } catch (IOException e) {
            Files.move(aside, path);
            throw e;
        }
        forceDirectory();
        rotation.clear(path);
    }

    @Override
    public void close() throws IOException {
        try {
            if (store != null) {
                store.close();
            }
        } finally {
            lock.close();
        }
    }

    private Lock lock() throws IOException {
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        if (Files.isSymbolicLink(path)) {
            throw new IOException("it is a link; name the file itself");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("it is no regular file");
        }
        return Lock.of(path);
    }

    private void look() throws IOException {
        boolean was = Files.exists(path);
        LocalDate written = was ? LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC) : today();
        store = opener.open(path);
        identity = identity();
        Tail tail = Tail.of(store);
        if (tail.last().isPresent()) {
            length = store.length();
            day = written;
            first = firstLine().map(Line::sequence).orElse(tail.last().get().sequence());
            found = Optional.of(new Found(tail.last(), tail.torn().bytes(), tail.torn().sha256(), ""));
            return;
        }
        String name = tail.torn().bytes() == 0 ? "" : setAside(tail.torn());
        begin(store);
        List<Path> kept = Rotation.kept(path);
        Optional<Line> last = kept.isEmpty() ? Optional.empty() : lastOf(kept.get(kept.size() - 1));
        found = last.isEmpty() && name.isEmpty() ? Optional.empty() : Optional.of(new Found(last, 0, "", name));
    }

    /** The beginning of a file that was not finished; anything else is not ours to move. */
    private String setAside(Tail.Torn begun) throws IOException {
        if (begun.bytes() > MAX_FIRST_LINE || !startsLikeALine()) {
            throw new IOException("what stands in it is no audit trail; name another file");
        }
        Path aside = path.resolveSibling("torn-" + clock.millis() + "-" + path.getFileName());
        Files.move(path, aside);
        store.close();
        store = opener.open(path);
        identity = identity();
        return aside.getFileName().toString();
    }

    private boolean startsLikeALine() throws IOException {
        byte[] start = "{\"time\":".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(start.length, store.length() - 1));
        store.read(buffer, 0);
        return Arrays.equals(buffer.array(), 0, buffer.capacity(), start, 0, buffer.capacity());
    }

    private Optional<Line> firstLine() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MAX_FIRST_LINE, store.length()));
        store.read(buffer, 0);
        int end = 0;
        while (end < buffer.capacity() && buffer.get(end) != '\n') {
            end++;
        }
        return Line.of(Arrays.copyOf(buffer.array(), end));
    }

    private Optional<Line> lastOf(Path kept) throws IOException {
        try (Store old = opener.open(kept)) {
            return Tail.of(old).last();
        }
    }

    private void begin(Store fresh) {
        store = fresh;
        length = 0;
        torn = false;
        day = today();
    }

    /** What is written to a file that somebody took away, replaced or changed is kept nowhere, or follows on nothing. */
    private void requireOurs() throws IOException {
        try {
            if (!Objects.equals(identity(), identity)) {
                throw new IOException("the file was replaced");
            }
        } catch (NoSuchFileException e) {
            throw new IOException("the file was taken away", e);
        }
        long now = store.length();
        if (now < length || now > length && !torn) {
            throw new IOException("somebody else has shortened the file or written to it");
        }
    }

    private Object identity() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    }

    private void cutBack() throws IOException {
        if (torn) {
            store.cut(length);
            torn = false;
        }
    }

    private void cutBackNow() {
        try {
            cutBack();
        } catch (IOException e) {
            torn = true; // tried again ahead of the next attempt
        }
    }

    /** So that the new name outlives a loss of power. Where directories cannot be opened, their file system looks after it. */
    private void forceDirectory() {
        try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // not on this file system
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}

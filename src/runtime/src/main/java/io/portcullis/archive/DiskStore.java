package io.portcullis.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner reads and writes. A link to another file is not followed. */
final class DiskStore implements Store {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
            StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final FileChannel channel;

    private DiskStore(FileChannel channel) {
        this.channel = channel;
    }

    static DiskStore open(Path path) throws IOException {
        return new DiskStore(channel(path));
    }

    static FileChannel channel(Path path) throws IOException {
        if (!POSIX) {
            return FileChannel.open(path, OPTIONS);
        }
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER);
        FileChannel channel = FileChannel.open(path, OPTIONS, mode);
        Files.setPosixFilePermissions(path, OWNER); // it may have been there
        return channel;
    }

    @Override
    public long length() throws IOException {
        return channel.size();
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                return;
            }
            at += read;
        }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void cut(long length) throws IOException {
        channel.truncate(length);
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.portcullis.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/**
 * Keeps other processes from the files of a trail. It is a file of its own beside them, which stays: the one that is written is
 * set aside now and then, and a lock would go with it.
 */
final class Lock implements Closeable {

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    static Lock of(Path file) throws IOException {
        FileChannel channel = DiskStore.channel(file.resolveSibling("." + file.getFileName() + ".lock"));
        try {
            if (channel.tryLock() != null) {
                return new Lock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process, for another trail
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("another process writes to it");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

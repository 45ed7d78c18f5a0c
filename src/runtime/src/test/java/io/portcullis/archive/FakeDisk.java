package io.portcullis.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk with as much room as a test gives it. */
public final class FakeDisk {

    private final AtomicInteger forces = new AtomicInteger();
    private volatile long room = Long.MAX_VALUE;
    private volatile boolean forceFails;
    private volatile CountDownLatch forceWaits = new CountDownLatch(0);
    private volatile boolean cutFails;
    private final AtomicBoolean breaks = new AtomicBoolean();

    public TrailFile open(Path path, Rotation rotation, Clock clock) throws IOException {
        return TrailFile.open(path, rotation, clock, file -> new Limited(DiskStore.open(file)));
    }

    /** So many bytes can still be written. */
    public void room(long bytes) {
        room = bytes;
    }

    public void forceFails(boolean fails) {
        forceFails = fails;
    }

    public void cutFails(boolean fails) {
        cutFails = fails;
    }

    /** The next write is met by an error of the machine, when a part of it is written. */
    public void breaksOnce() {
        breaks.set(true);
    }

    /** Holds back whoever waits for the disk. */
    public void forceWaits(CountDownLatch until) {
        forceWaits = until;
    }

    /** How often somebody waited for the disk. */
    public int forces() {
        return forces.get();
    }

    private final class Limited implements Store {

        private final Store store;

        private Limited(Store store) {
            this.store = store;
        }

        @Override
        public long length() throws IOException {
            return store.length();
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            store.read(into, position);
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            if (breaks.getAndSet(false)) {
                store.write(bytes.slice(bytes.position(), 100), position);
                throw new OutOfMemoryError("made up");
            }
            if (bytes.remaining() > room) {
                store.write(bytes.slice(bytes.position(), (int) room), position);
                throw new IOException("No space left on device");
            }
            store.write(bytes, position);
        }

        @Override
        public void cut(long length) throws IOException {
            if (cutFails) {
                throw new IOException("Input/output error");
            }
            store.cut(length);
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            try {
                forceWaits.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (forceFails) {
                throw new IOException("Input/output error");
            }
            store.force();
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }
}

package io.portcullis.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The bytes of an open file. */
interface Store extends Closeable {

    long length() throws IOException;

    /** Reads until the buffer is full or the file ends. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes all of it, or fails, and may have written a part. */
    void write(ByteBuffer bytes, long position) throws IOException;

    void cut(long length) throws IOException;

    /** Until the disk has it. */
    void force() throws IOException;

    /** Opens files. */
    @FunctionalInterface
    interface Opener {
        Store open(Path path) throws IOException;
    }
}

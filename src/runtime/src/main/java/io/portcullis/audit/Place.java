package io.portcullis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.portcullis.archive.Found;
import io.portcullis.archive.TrailFile;
import io.portcullis.chain.Chain;
import io.portcullis.chain.Line;
import io.portcullis.chain.Link;
import io.portcullis.seal.MacKey;

/**
 * Where lines are kept before they go anywhere else: a file, or nowhere. Holds the chain, since what stands in the file says
 * where it goes on. For one thread.
 */
final class Place implements Closeable {

    private static final Logger LOG = Logger.getLogger(Place.class);
    private static final Duration NEXT_ROTATION = Duration.ofMinutes(1);

    private final Optional<TrailFile> file;
    private final Chain chain;
    private final Clock clock;
    private Optional<Found> toRecover;
    private long noRotationBefore;

    /**
     * Goes on with the trail in the file; one that was written with keys is not continued without, nor the other way round.
     *
     * @throws IOException when the file has to be set aside for that, and cannot
     */
    Place(Optional<TrailFile> file, Optional<MacKey> key, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        Optional<Found> found = file.flatMap(TrailFile::found);
        Optional<Line> last = found.flatMap(Found::last);
        boolean goesOn = last.isPresent() && last.get().seal().isPresent() == key.isPresent();
        if (last.isPresent() && !goesOn && !file.get().isEmpty()) {
            file.get().rotate();
        }
        this.toRecover = found.filter(it -> goesOn && !it.isEnded() || !it.setAside().isEmpty());
        this.chain = new Chain(goesOn ? last.get().link() : Link.begin(), key);
    }

    Chain chain() {
        return chain;
    }

    /** How the trail was found, when the process before did not end in good order, until something was written. */
    Optional<Found> toRecover() {
        return toRecover;
    }

    /**
     * Whether the next line has to be the first of a file. A file that cannot be set aside goes on, and so does one that ends
     * with what a killed process left: the record that names it stands right behind it.
     */
    boolean beginsFile() {
        if (file.isEmpty()) {
            return false;
        }
        if (file.get().isFull() && toRecover.isEmpty() && clock.millis() >= noRotationBefore) {
            try {
                file.get().rotate();
            } catch (IOException e) {
                noRotationBefore = clock.millis() + NEXT_ROTATION.toMillis();
                LOG.errorf("The audit file cannot be set aside and goes on as it is (%s)", e.getClass().getSimpleName());
            }
        }
        return file.get().isEmpty();
    }

    void write(ByteBuffer lines, long firstSequence, boolean force) throws IOException {
        if (file.isPresent()) {
            file.get().write(lines, firstSequence, force);
        }
        toRecover = Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            try {
                file.get().force();
            } finally {
                file.get().close();
            }
        }
    }
}

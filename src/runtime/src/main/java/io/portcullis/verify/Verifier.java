package io.portcullis.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.portcullis.chain.Line;
import io.portcullis.seal.MacRing;
import io.portcullis.verify.Lines.Raw;

/** Looks at the files of trails, each trail from its first file to its last, whatever the order they are given in. */
final class Verifier {

    private final Optional<MacRing> keys;
    private final List<Checkpoint> checkpoints;
    private final Consumer<String> out;
    private boolean unproven;

    Verifier(Optional<MacRing> keys, List<Checkpoint> checkpoints, Consumer<String> out) {
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.out = out;
    }

    private record Begun(Path file, Line first) {
    }

    /**
     * Looks at all of them.
     *
     * @throws Broken at the first record that does not hold
     * @throws IOException when a file cannot be read
     */
    void verify(List<Path> files) throws Broken, IOException {
        Map<String, List<Begun>> trails = new TreeMap<>();
        for (Path file : files) {
            Optional<Line> first = first(file);
            if (first.isPresent()) {
                trails.computeIfAbsent(first.get().trail(), it -> new ArrayList<>()).add(new Begun(file, first.get()));
            } else {
                out.accept("note: " + file + " is empty");
            }
        }
        if (trails.isEmpty()) {
            throw Broken.trail("there is no record in what was given");
        }
        for (List<Begun> trail : trails.values()) {
            trail.sort(Comparator.comparingLong(begun -> begun.first().sequence()));
            walk(trail);
        }
        for (Checkpoint checkpoint : checkpoints) {
            checkpoint.verify();
        }
        if (unproven) {
            throw Broken.unknown("there are digests, and no keys to look at them with");
        }
    }

    private void walk(List<Begun> trail) throws Broken, IOException {
        Walk walk = new Walk(keys, checkpoints, note -> out.accept("note: " + note));
        for (Begun begun : trail) {
            try (Lines lines = new Lines(begun.file())) {
                long number = 1;
                walk.first(new Place(begun.file().toString(), number), lines.next().orElseThrow());
                Optional<Raw> line = lines.next();
                while (line.isPresent()) {
                    number++;
                    walk.take(new Place(begun.file().toString(), number), line.get());
                    line = lines.next();
                }
            }
        }
        walk.end();
        out.accept(walk.summary());
        unproven |= walk.isUnproven();
    }

    /** The first record of a file; empty when nothing was ever written to it, as when a process was killed that began it. */
    private static Optional<Line> first(Path file) throws Broken, IOException {
        try (Lines lines = new Lines(file)) {
            Optional<Raw> raw = lines.next();
            Optional<Line> line = raw.flatMap(it -> Line.of(it.bytes()));
            if (raw.isPresent() && line.isEmpty()) {
                throw Broken.at(new Place(file.toString(), 1), "this is no record of a trail");
            }
            return line;
        }
    }
}

package io.portcullis.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.portcullis.chain.Line;
import io.portcullis.chain.Link;
import io.portcullis.seal.MacKey;
import io.portcullis.seal.MacRing;
import io.portcullis.verify.Lines.Raw;

/** Goes through the lines of one trail, in order, and stops at the first that does not hold. */
final class Walk {

    private final Optional<MacRing> keys;
    private final List<Checkpoint> checkpoints;
    private final Consumer<String> notes;
    private final Intents intents;
    private final Torn torn = new Torn();
    private Link at;
    private boolean sealed;
    private String last = "";
    private String key = "";
    private long records;
    private long dropped;

    /** @param notes takes what is worth knowing of a trail that holds */
    Walk(Optional<MacRing> keys, List<Checkpoint> checkpoints, Consumer<String> notes) {
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.notes = notes;
        this.intents = new Intents(notes);
    }

    /** Takes the first line of a file. */
    void first(Place place, Raw raw) throws Broken {
        Line line = Line.of(raw.bytes()).orElseThrow(() -> Broken.at(place, "this is no record"));
        Link before = line.before().orElseThrow(() -> Broken.at(place,
                "record " + line.sequence() + " is not the first of a file: what stood before it is missing"));
        if (at == null) {
            at = before;
            sealed = line.seal().isPresent();
            if (before.sequence() > 0) {
                notes.accept("the trail begins after record " + before.sequence() + "; files before were not given");
            }
        }
        take(place, raw);
    }

    /** Takes a line. */
    void take(Place place, Raw raw) throws Broken {
        Optional<Line> line = Line.of(raw.bytes());
        if (line.isEmpty()) {
            torn.add(place, raw);
            return;
        }
        place(place, line.get());
        digest(place, line.get(), raw.bytes());
        if (torn.isThere()) {
            Place first = torn.first();
            if (!torn.areNamedBy(line.get())) {
                throw Broken.at(first, "this is no record, after record " + at.sequence());
            }
        } else if (line.get().event().equals("recovered")
                && line.get().record().path("unmapped").path("torn_bytes").asLong() > 0) {
            throw Broken.at(place, "record " + line.get().sequence() + " names torn bytes that are missing");
        }
        note(line.get());
        at = line.get().link();
        for (Checkpoint checkpoint : checkpoints) {
            checkpoint.meet(at);
        }
    }

    /** After the last line. */
    void end() throws Broken {
        if (torn.hasWholeLine()) {
            throw Broken.at(torn.first(), "this is no record, after record " + at.sequence());
        }
        intents.over();
        if (torn.isThere()) {
            notes.accept(torn.first() + ": the trail ends with " + torn.bytes()
                    + " bytes that are no whole record: the process was killed while it wrote, or the end was cut off");
        } else if (!last.equals("stopped")) {
            notes.accept("the trail does not say that the server stopped: it runs, was killed, or the end was cut off");
        }
        if (dropped > 0) {
            notes.accept(dropped + " records were dropped for want of room");
        }
    }

    /** Whether there are digests that nobody could look at. */
    boolean isUnproven() {
        return sealed && keys.isEmpty();
    }

    /** What holds. */
    String summary() {
        String proof = keys.isPresent() ? "digests and numbers hold"
                : sealed ? "numbers follow each other; digests were not looked at without keys"
                        : "numbers follow each other; there are no digests, so that changes do not show";
        return "trail " + at.trail() + ": " + records + " records, the last is " + at.sequence() + "; " + proof;
    }

    private void place(Place place, Line line) throws Broken {
        long expected = at.sequence() + 1;
        if (!line.trail().equals(at.trail())) {
            throw Broken.at(place, "record " + line.sequence() + " is of another trail (" + line.trail() + "); record "
                    + expected + " was expected");
        } else if (line.sequence() > expected) {
            throw Broken.at(torn.isThere() ? torn.first() : place, "record " + expected
                    + (line.sequence() - expected > 1 ? " to " + (line.sequence() - 1) + " are" : " is")
                    + (torn.isThere() ? " unreadable" : " missing") + "; record " + line.sequence() + " follows");
        } else if (line.sequence() < expected) {
            throw Broken.at(place, "record " + line.sequence() + " stands where record " + expected
                    + " was expected: it is out of order, or comes twice");
        }
    }

    private void digest(Place place, Line line, byte[] bytes) throws Broken {
        if (line.seal().isEmpty()) {
            if (sealed || keys.isPresent()) {
                throw Broken.at(place, "record " + line.sequence() + " has no digest");
            }
            return;
        }
        if (!sealed) {
            throw Broken.at(place, "record " + line.sequence() + " has a digest, those before have none");
        }
        if (keys.isPresent()) {
            MacKey key = keys.get().find(line.seal().get().keyId()).orElseThrow(() -> Broken.unknown(place,
                    "record " + line.sequence() + " needs a key that was not given"));
            if (!line.holds(bytes, at, key)) {
                throw Broken.at(place, "record " + line.sequence() + " was changed, or is not the one that followed record "
                        + at.sequence());
            }
        }
    }

    private static String setAside(Line line) {
        String file = line.record().path("unmapped").path("set_aside").asText();
        return file.isEmpty() ? "" : "; the beginning of a first line is in " + file;
    }

    /** A key that was replaced because somebody has it must not come back. */
    private void key(long sequence, String id) {
        if (!key.isEmpty() && !key.equals(id)) {
            notes.accept("record " + sequence + " is the first with the key " + id + " after " + key);
        }
        key = id;
    }

    private void note(Line line) {
        records++;
        last = line.event();
        intents.follow(line);
        line.seal().ifPresent(seal -> key(line.sequence(), seal.keyId()));
        if (last.equals("dropped")) {
            dropped += line.record().path("count").asLong();
        } else if (last.equals("recovered")) {
            notes.accept("record " + line.sequence() + ": the process before did not end in good order; records it had not"
                    + " written are lost, and " + line.record().path("unmapped").path("torn_bytes").asLong()
                    + " bytes of one were left" + setAside(line));
        }
    }
}

package io.portcullis.audit;

import java.io.IOException;

import io.portcullis.archive.Found;
import io.portcullis.audit.Draft.End;
import io.portcullis.audit.Draft.Members;
import io.portcullis.chain.Link;

/** What a trail says about itself. */
final class Notes {

    private Notes() {
    }

    /** The first record of a file: where the trail stood before it, so that the file can be verified without those before. */
    static Draft file(long now, Link before) {
        return note(now, Kind.FILE, Activity.OTHER, End.ok("begun"), out -> {
            out.number(Field.PREVIOUS_SEQUENCE, before.sequence());
            out.word(Field.PREVIOUS_MAC, before.hex());
        });
    }

    static Draft started(long now) {
        return note(now, Kind.STARTED, Activity.START, End.ok("started"), out -> {
        });
    }

    static Draft stopped(long now) {
        return note(now, Kind.STOPPED, Activity.STOP, End.ok("stopped"), out -> {
        });
    }

    /** The process before did not say that it ended. What it had not written yet is lost, and nobody can say what it was. */
    static Draft recovered(long now, Found found) {
        return note(now, Kind.RECOVERED, Activity.OTHER, End.bad(Severity.MEDIUM, "recovered", "unclean_end"), out -> {
            out.number(Field.TORN_BYTES, found.tornBytes());
            if (found.tornBytes() > 0) {
                out.word(Field.TORN_SHA256, found.tornSha256());
            }
            if (!found.setAside().isEmpty()) {
                out.word(Field.SET_ASIDE, found.setAside());
            }
        });
    }

    static Draft dropped(long now, long count) {
        Draft draft = note(now, Kind.DROPPED, Activity.OTHER, End.bad(Severity.HIGH, "dropped", "no_room"), out -> {
        });
        return new Draft(draft.millis(), draft.event(), "", draft.end(), out -> {
            draft.members().to(out);
            out.number(Field.COUNT, count);
        });
    }

    static Draft checkpoint(long now) {
        return note(now, Kind.CHECKPOINT, Activity.OTHER, new End(Severity.INFORMATIONAL, Status.OTHER, "checkpoint", ""),
                out -> {
                });
    }

    private static Draft note(long now, Kind kind, Activity activity, End end, Members unmapped) {
        return new Draft(now, kind, "", end, out -> {
            activity.write(out, kind);
            app(out);
            out.open(Field.UNMAPPED);
            unmapped.to(out);
            out.close();
        });
    }

    private static void app(Sheet out) throws IOException {
        out.open(Field.APP);
        out.word(Field.NAME, "audit trail");
        out.close();
    }
}

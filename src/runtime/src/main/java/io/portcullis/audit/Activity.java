package io.portcullis.audit;

import io.portcullis.event.CallEnded.EntryName;

/** What was done, by the numbers of the class of OCSF. */
enum Activity {
    READ(2, "Read"),
    UPDATE(3, "Update"),
    DELETE(4, "Delete"),
    LOGON(1, "Logon"),
    START(3, "Start"),
    STOP(4, "Stop"),
    OTHER(99, "Other");

    private static final int ACTIVITIES_OF_A_CLASS = 100;

    /** For each kind of record, in their order. */
    private final byte[][] members = new byte[Kind.values().length][];

    Activity(int id, String caption) {
        for (Kind kind : Kind.values()) {
            members[kind.ordinal()] = Sheet.prepared(out -> {
                out.number(Field.ACTIVITY_ID, id);
                out.word(Field.ACTIVITY_NAME, caption);
                out.number(Field.TYPE_UID, kind.classUid() * Activity.ACTIVITIES_OF_A_CLASS + id);
            });
        }
    }

    /** What a call of an entry is. */
    static Activity of(EntryName entry) {
        if (!entry.known()) {
            return OTHER;
        }
        return switch (entry.effect()) {
            case READS -> READ;
            case WRITES -> UPDATE;
            case DESTROYS -> DELETE;
        };
    }

    void write(Sheet out, Kind kind) {
        out.members(members[kind.ordinal()]);
    }
}

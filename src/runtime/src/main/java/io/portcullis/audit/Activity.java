package io.portcullis.audit;

import java.io.IOException;

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

    private final int id;
    private final String caption;

    Activity(int id, String caption) {
        this.id = id;
        this.caption = caption;
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

    void write(Sheet out, Kind kind) throws IOException {
        out.parts().activity().write(out, this, kind);
    }

    static void members(Sheet out, Activity activity, Kind kind) throws IOException {
        out.number(Field.ACTIVITY_ID, activity.id);
        out.word(Field.ACTIVITY_NAME, activity.caption);
        out.number(Field.TYPE_UID, kind.classUid() * ACTIVITIES_OF_A_CLASS + activity.id);
    }
}

package io.portcullis.audit;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;

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

    void write(JsonGenerator out, Kind kind) throws IOException {
        out.writeNumberField("activity_id", id);
        out.writeStringField("activity_name", caption);
        out.writeNumberField("type_uid", kind.classUid() * ACTIVITIES_OF_A_CLASS + id);
    }
}

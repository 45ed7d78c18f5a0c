package io.portcullis.audit;

import java.io.IOException;
import java.time.Instant;

import io.portcullis.audit.Draft.End;

/**
 * How a record is written: a JSON object in ASCII with the members of OCSF. For one thread.
 */
final class Format {

    /** The version of OCSF whose members these are. */
    static final String OCSF = "1.6.0";

    /** The version of what is ours in the records; a new one when a member changes its meaning or goes. */
    static final String VERSION = "1";

    private static final int MAX_CORRELATION = 64;

    private final String service;
    private long millis;
    private String time = "";

    /** @param service the name of the server */
    Format(String service) {
        this.service = service;
    }

    /** Writes the record that takes this place in a trail. */
    void write(Draft draft, String trail, long sequence, Sheet out) throws IOException {
        out.begin();
        out.number(Field.TIME, draft.millis());
        out.word(Field.TIME_DT, time(draft.millis()));
        metadata(out, draft, trail, sequence);
        out.parts().end().write(out, draft.event(), draft.end());
        draft.members().to(out);
        out.end();
    }

    /** Records that come one behind the other often have the same. */
    private String time(long at) {
        if (at != millis || time.isEmpty()) {
            time = Instant.ofEpochMilli(at).toString();
            millis = at;
        }
        return time;
    }

    private void metadata(Sheet out, Draft draft, String trail, long sequence) throws IOException {
        out.open(Field.METADATA);
        out.word(Field.EVENT_CODE, draft.event());
        out.word(Field.UID, trail + "-" + sequence);
        out.number(Field.SEQUENCE, sequence);
        if (!draft.correlationId().isEmpty()) {
            out.text(Field.CORRELATION_UID, draft.correlationId(), MAX_CORRELATION);
        }
        out.parts().product().write(out, service, VERSION);
        out.close();
    }

    static void product(Sheet out, String service, String version) throws IOException {
        out.word(Field.VERSION, OCSF);
        out.word(Field.LOG_VERSION, version);
        out.open(Field.PRODUCT);
        out.word(Field.NAME, "Portcullis");
        Members.text(out, Field.UID, service);
        out.close();
    }

    static void end(Sheet out, Kind kind, End end) throws IOException {
        out.number(Field.CATEGORY_UID, kind.categoryUid());
        out.number(Field.CLASS_UID, kind.classUid());
        out.number(Field.SEVERITY_ID, end.severity().id());
        out.number(Field.STATUS_ID, end.status().id());
        out.word(Field.STATUS, end.status().caption());
        out.word(Field.STATUS_CODE, end.code());
        if (!end.detail().isEmpty()) {
            out.word(Field.STATUS_DETAIL, end.detail());
        }
    }
}

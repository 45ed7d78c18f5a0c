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

    private final byte[] product;
    private long millis;
    private byte[] time = new byte[0];

    /** @param service the name of the server */
    Format(String service) {
        this.product = Sheet.prepared(out -> product(out, service));
    }

    /** Writes the record that takes this place in a trail. */
    void write(Draft draft, String trail, long sequence, Sheet out) throws IOException {
        out.begin();
        out.members(time(draft.millis()));
        metadata(out, draft, trail, sequence);
        out.members(draft.event().members());
        end(out, draft.end());
        draft.members().to(out);
        out.close();
    }

    /** Records that come one behind the other often have the same. */
    private byte[] time(long at) {
        if (at != millis || time.length == 0) {
            time = Sheet.prepared(out -> {
                out.number(Field.TIME, at);
                out.word(Field.TIME_DT, Instant.ofEpochMilli(at).toString());
            });
            millis = at;
        }
        return time;
    }

    private void metadata(Sheet out, Draft draft, String trail, long sequence) {
        out.open(Field.METADATA);
        out.word(Field.EVENT_CODE, draft.event());
        out.numbered(Field.UID, trail, sequence);
        out.number(Field.SEQUENCE, sequence);
        if (!draft.correlationId().isEmpty()) {
            out.text(Field.CORRELATION_UID, draft.correlationId(), MAX_CORRELATION);
        }
        out.members(product);
        out.close();
    }

    /** What is the same in all records of a server. */
    private static void product(Sheet out, String service) {
        out.word(Field.VERSION, OCSF);
        out.word(Field.LOG_VERSION, VERSION);
        out.open(Field.PRODUCT);
        out.word(Field.NAME, "Portcullis");
        Members.text(out, Field.UID, service);
        out.close();
    }

    private static void end(Sheet out, End end) {
        out.members(end.severity().members());
        out.members(end.status().members());
        out.word(Field.STATUS_CODE, end.code());
        if (!end.detail().isEmpty()) {
            out.word(Field.STATUS_DETAIL, end.detail());
        }
    }
}

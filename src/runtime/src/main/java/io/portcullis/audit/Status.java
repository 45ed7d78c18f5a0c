package io.portcullis.audit;

/** Whether something went as it was asked, by the numbers of OCSF. */
enum Status {
    SUCCESS(1, "Success"),
    FAILURE(2, "Failure"),
    /** That is no question. */
    OTHER(99, "Other");

    private final byte[] members;

    Status(int id, String caption) {
        this.members = Sheet.prepared(out -> {
            out.number(Field.STATUS_ID, id);
            out.word(Field.STATUS, caption);
        });
    }

    /** The members that say so. Not to be changed. */
    byte[] members() {
        return members;
    }
}

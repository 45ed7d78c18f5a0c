package io.portcullis.audit;

/** Whether something went as it was asked, by the numbers of OCSF. */
enum Status {
    SUCCESS(1, "Success"),
    FAILURE(2, "Failure"),
    /** That is no question. */
    OTHER(99, "Other");

    private final int id;
    private final String caption;

    Status(int id, String caption) {
        this.id = id;
        this.caption = caption;
    }

    int id() {
        return id;
    }

    String caption() {
        return caption;
    }
}

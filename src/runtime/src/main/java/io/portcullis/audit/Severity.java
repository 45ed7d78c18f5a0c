package io.portcullis.audit;

/** How much attention a record deserves, by the numbers of OCSF. */
enum Severity {
    INFORMATIONAL(1),
    LOW(2),
    MEDIUM(3),
    HIGH(4);

    private final int id;

    Severity(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }
}

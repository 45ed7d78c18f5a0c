package io.portcullis.audit;

/** How much attention a record deserves, by the numbers of OCSF. */
enum Severity {
    INFORMATIONAL(1),
    LOW(2),
    MEDIUM(3),
    HIGH(4);

    private final byte[] members;

    Severity(int id) {
        this.members = Sheet.prepared(out -> out.number(Field.SEVERITY_ID, id));
    }

    /** The member that says so. Not to be changed. */
    byte[] members() {
        return members;
    }
}

package io.portcullis.audit;

/** The kinds of records, each of a class of OCSF. */
enum Kind {
    /** A call is about to run. */
    INTENT(Kind.API_ACTIVITY),
    /** A call ended. */
    CALL(Kind.API_ACTIVITY),
    /** A message that was no call ended. */
    MESSAGE(Kind.API_ACTIVITY),
    /** A request without a message of a known caller ended, or several of them. */
    REQUEST(Kind.API_ACTIVITY),
    /** Somebody used the management interface. */
    MANAGEMENT(Kind.API_ACTIVITY),
    /** A credential was refused. */
    CREDENTIAL(3002),
    /** The policy was changed. */
    POLICY(3004),
    /** The store for shared limits came or went. */
    LIMIT_STORE(Kind.LIFECYCLE),
    /** The first record of a file. */
    FILE(Kind.LIFECYCLE),
    /** A process began to write. */
    STARTED(Kind.LIFECYCLE),
    /** A process ended in good order. */
    STOPPED(Kind.LIFECYCLE),
    /** The process before did not end in good order. */
    RECOVERED(Kind.LIFECYCLE),
    /** There was no room for records. */
    DROPPED(Kind.LIFECYCLE),
    /** A place in the trail to be remembered elsewhere. */
    CHECKPOINT(Kind.LIFECYCLE);

    private static final int API_ACTIVITY = 6003;
    private static final int LIFECYCLE = 6002;
    private static final int CLASSES_OF_A_CATEGORY = 1000;

    private final int classUid;

    Kind(int classUid) {
        this.classUid = classUid;
    }

    int classUid() {
        return classUid;
    }

    int categoryUid() {
        return classUid / CLASSES_OF_A_CATEGORY;
    }
}

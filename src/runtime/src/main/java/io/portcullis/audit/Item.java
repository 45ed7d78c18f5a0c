package io.portcullis.audit;

/**
 * What waits to be written.
 *
 * @param draft the record; null for none
 * @param stands told when it is on the disk, or not needed; nobody waits for most records
 * @param durable whether the disk has to have it
 */
record Item(Draft draft, Runnable stands, boolean durable) {

    private static final Runnable NOBODY = () -> {
    };

    /** No record. */
    static final Item NOTHING = new Item(null, NOBODY, false);

    /** A record nobody waits for. */
    static Item of(Draft draft) {
        return new Item(draft, NOBODY, false);
    }
}

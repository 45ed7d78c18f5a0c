package io.portcullis.testing.attack;

/** How far the arguments of an attack may come. */
enum Reach {
    /** Never as far as the method: what no schema allows. */
    NEVER,
    /** As far as the method, if the schema of the tool allows these arguments. */
    IF_VALID,
    /** As far as the method. */
    MAYBE
}

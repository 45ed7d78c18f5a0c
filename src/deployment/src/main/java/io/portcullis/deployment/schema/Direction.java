package io.portcullis.deployment.schema;

/** Which way the JSON goes. What Jackson reads of a type and what it writes of it need not be the same. */
enum Direction {

    /** From the client: what is not said is refused. */
    INPUT,
    /** To the client: what is not said may still be there. */
    OUTPUT
}

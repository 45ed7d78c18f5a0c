package io.portcullis.deployment.credential;

/** Credentials of one kind. */
interface Papers {

    /** A visit with one in that state. */
    Visit in(State state);
}

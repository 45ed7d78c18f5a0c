/**
 * The adapter for stateful clients of revisions with a handshake: their sessions, and what lives in one - the requests that
 * run, the questions that wait, what is watched, the one stream for what nobody asked for.
 * <p>
 * Looks down on {@code engine} for the interfaces it fills in, on {@code subscription}, {@code protocol} and {@code api}. A
 * session never says who somebody is: every request brings its credential, and an id opens nothing but to the caller it was
 * made for. All is in the memory of one process; another node, or this one after a restart, knows no session of it. Nothing is
 * kept for a stream that is not there, so there are no event ids and nothing to resume. You will not find headers or statuses
 * here.
 */
package io.portcullis.session;

/**
 * The file a trail is kept in: of one process alone, written in whole lines, set aside when it is large or old, and continued
 * after a process that ended in the middle of a line.
 * <p>
 * Looks down on {@code chain}. What is written, and when, is decided in {@code audit}.
 */
package io.portcullis.archive;

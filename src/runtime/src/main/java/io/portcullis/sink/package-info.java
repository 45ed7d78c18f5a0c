/**
 * Where audit records may go besides the file and the log: the logs of OpenTelemetry, a database.
 * <p>
 * Takes lines as {@code audit} writes them, reads as little of them as it needs, and looks down on {@code spi} only. You will
 * not find here what is recorded, nor what happens when a sink fails (see {@code audit}).
 */
package io.portcullis.sink;

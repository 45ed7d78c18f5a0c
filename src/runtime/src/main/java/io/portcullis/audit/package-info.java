/**
 * The audit trail: from events to records, and to the places where they are kept.
 * <p>
 * Looks down on {@code api}, {@code event}, {@code spi}, {@code seal}, {@code chain} and {@code archive}. A record holds who,
 * what, how it ended, and never a credential. The thread of a call only says what happened; a thread of the trail makes the
 * lines,
 * writes the file, and hands them on to the other sinks.
 */
package io.portcullis.audit;

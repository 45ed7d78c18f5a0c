/**
 * From events to audit records.
 * <p>
 * Looks down on {@code api} and {@code event}. A record holds who, what, how it ended, and never a credential or the value of
 * an argument.
 */
package io.portcullis.audit;

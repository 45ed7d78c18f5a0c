/**
 * From events to meters, with names and tags from closed lists: all of them are in {@link io.portcullis.metrics.Meters}.
 * <p>
 * Looks down on {@code api}, {@code protocol}, {@code event}, {@code credential} and {@code redaction}. A name the client made
 * up never
 * becomes a tag, and a registry that fails harms nothing but the figures.
 */
package io.portcullis.metrics;

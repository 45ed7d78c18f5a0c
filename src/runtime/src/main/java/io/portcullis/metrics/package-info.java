/**
 * From events to meters, with names and tags from closed lists.
 * <p>
 * Looks down on {@code api} and {@code event}. A name the client made up never becomes a tag.
 */
package io.portcullis.metrics;

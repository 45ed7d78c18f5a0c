/**
 * Long work that a client polls: who owns it and how far it is.
 * <p>
 * Looks down on {@code api} and {@code spi}. Runs nothing: see {@code engine}.
 */
package io.portcullis.task;

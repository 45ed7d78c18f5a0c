/**
 * What comes after something that may take its time, and mostly does not.
 * <p>
 * Looks down on nothing. What is done here is never done on a thread of its own.
 */
package io.portcullis.stage;

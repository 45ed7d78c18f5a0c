/**
 * From a message to its answer: era, method, call.
 * <p>
 * Looks down on {@code api}, {@code protocol}, {@code event}, {@code catalog}, {@code arguments} and {@code gate}. Knows no
 * HTTP: a reply says what was
 * refused, and {@code transport} makes a status of it.
 */
package io.portcullis.engine;

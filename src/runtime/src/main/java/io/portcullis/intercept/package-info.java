/**
 * The second door: the interceptor that stands before every entry method, whichever way the call comes.
 * <p>
 * Looks down on {@code api}, {@code identity} and {@code gate}. Decides nothing itself.
 */
package io.portcullis.intercept;

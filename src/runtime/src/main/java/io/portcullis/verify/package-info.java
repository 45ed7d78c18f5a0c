/**
 * Looks whether a trail holds, and names the first record that does not.
 * <p>
 * Looks down on {@code chain} and {@code seal}. It reads files only, and needs no server.
 */
package io.portcullis.verify;

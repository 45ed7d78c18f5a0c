/**
 * The table of entries: descriptor, access rule, limit rule, signature and the way to invoke.
 * <p>
 * Looks down on {@code api}, {@code protocol}, {@code limit} and {@code uri}. Decides nothing: see {@code access} and
 * {@code gate}.
 */
package io.portcullis.catalog;

/**
 * Who may use what, found out by trying every door as every kind of caller, and compared with what people have reviewed.
 * <p>
 * Looks down on {@code client} and {@code probe}. You will not find rules here: nothing is worked out, all is tried.
 */
package io.portcullis.testing.access;

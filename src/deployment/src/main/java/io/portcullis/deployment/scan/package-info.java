/**
 * From the class index to one small model for each entry. One path for what all kinds of entry have in common
 * ({@code EntryScan}), one small class for what is particular to each kind.
 * <p>
 * Looks down on {@code rule}, {@code signature}, {@code schema} and {@code index}, and on {@code check}, where it leaves what
 * is
 * wrong. Generates nothing.
 */
package io.portcullis.deployment.scan;

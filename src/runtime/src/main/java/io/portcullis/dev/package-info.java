/**
 * What the Dev UI shows and does: entries, a console, the audit as it happens, explanations.
 * <p>
 * Looks down on everything that answers calls. Its beans exist in dev mode on this machine alone; a call from the console goes
 * the whole way of a call, under an identity made up for it.
 */
package io.portcullis.dev;

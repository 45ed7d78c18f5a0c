/**
 * What a request presents, what came of it, and what its client is told to bring instead.
 * <p>
 * Looks down on {@code api}. You will not find how a credential is verified: see {@code key} and {@code token}.
 */
package io.portcullis.credential;

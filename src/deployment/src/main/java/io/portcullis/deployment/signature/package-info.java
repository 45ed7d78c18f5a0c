/**
 * What the method behind an entry takes and returns, and where it runs.
 * <p>
 * Looks down on {@code index}, {@code form}, {@code schema} and {@code check}.
 */
package io.portcullis.deployment.signature;

/**
 * What keeps the kit from doing harm: calls of its own callers end before the method.
 * <p>
 * Looks down on the {@code intercept} and {@code identity} of the runtime. Calls of everybody else are left alone.
 */
package io.portcullis.testing.probe;

/**
 * Attacks on tools, made of the schemas they publish, and what no answer to them may be.
 * <p>
 * Looks down on {@code client}, {@code probe} and {@code access}.
 */
package io.portcullis.testing.attack;

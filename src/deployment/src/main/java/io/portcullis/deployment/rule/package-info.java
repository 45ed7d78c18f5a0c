/**
 * Who may use an entry and how often, as it is written on methods and classes; and whether the guard that enforces it can stand
 * there at all.
 * <p>
 * Looks down on {@code index} and {@code check}.
 */
package io.portcullis.deployment.rule;

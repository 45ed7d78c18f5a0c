/**
 * The build steps, one class for each subject, without logic of their own.
 * <p>
 * Looks down on {@code item}, {@code scan}, {@code rule}, {@code index} and {@code check}.
 */
package io.portcullis.deployment.steps;

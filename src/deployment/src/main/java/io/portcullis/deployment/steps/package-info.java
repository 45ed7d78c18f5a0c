/**
 * The build steps, one class for each subject, without logic of their own.
 * <p>
 * Looks down on everything else.
 */
package io.portcullis.deployment.steps;

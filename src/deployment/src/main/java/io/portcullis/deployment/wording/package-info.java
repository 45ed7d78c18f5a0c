/**
 * What texts hide: characters nobody sees, letters that look like others, sentences that speak to the model instead of about
 * the
 * entry. Models read every name and description, and people often do not.
 * <p>
 * Looks down on nothing of ours.
 */
package io.portcullis.deployment.wording;

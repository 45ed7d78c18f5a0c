/**
 * From the class index to one small model for each tool.
 * <p>
 * Looks down on {@code check}, where it leaves what is wrong, and on {@code schema}. Generates nothing.
 */
package io.portcullis.deployment.scan;

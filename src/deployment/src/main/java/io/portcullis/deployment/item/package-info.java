/**
 * What build steps hand to each other.
 * <p>
 * Looks down on {@code scan}.
 */
package io.portcullis.deployment.item;

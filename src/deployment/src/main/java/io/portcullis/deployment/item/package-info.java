/**
 * What build steps hand to each other.
 * <p>
 * Looks down on {@code scan}, {@code surface}, {@code posture} and {@code check}.
 */
package io.portcullis.deployment.item;

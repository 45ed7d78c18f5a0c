/**
 * What a security reviewer should look at: findings about the surface, each with an id that stays, a severity, and ways to fix
 * it. One small class for each subject, without Quarkus.
 * <p>
 * Looks down on {@code surface}, {@code wording} and {@code check}. Renders nothing: see {@code report}.
 */
package io.portcullis.deployment.posture;

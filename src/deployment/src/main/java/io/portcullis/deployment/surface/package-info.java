/**
 * What the application offers to clients, as plain values in words a reviewer knows: each entry with who may use it, how often,
 * what it takes, what it says about its effects, and where it runs. The posture report and the tool lock are made of it.
 * <p>
 * Looks down on {@code scan}, {@code rule} and {@code index}. Judges nothing: see {@code posture}.
 */
package io.portcullis.deployment.surface;

/**
 * What the build refuses, and how it says so: each problem with a code, the place, and the ways to fix it; all of them
 * together.
 * <p>
 * Looks down on nothing of ours.
 */
package io.portcullis.deployment.check;

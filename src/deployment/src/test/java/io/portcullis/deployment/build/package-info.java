/**
 * What the build accepts, what it refuses, and what it says then.
 * <p>
 * Most mistakes are shown to the scan alone, in milliseconds; a few applications show that the build asks the scan and tells
 * everything at once.
 */
package io.portcullis.deployment.build;

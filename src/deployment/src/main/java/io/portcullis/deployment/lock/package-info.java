/**
 * The tool lock: what was reviewed, in a file that is kept with the sources. A build whose surface is another one says what has
 * changed, and fails.
 * <p>
 * Looks down on {@code surface}, {@code wording}, {@code report} for JSON that people read, and {@code check}.
 */
package io.portcullis.deployment.lock;

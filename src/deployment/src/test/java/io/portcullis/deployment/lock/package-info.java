/** The tool lock, from the digest to the build. */
package io.portcullis.deployment.lock;

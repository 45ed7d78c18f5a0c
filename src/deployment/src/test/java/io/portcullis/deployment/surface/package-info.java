/** Entries as a reviewer reads them. */
package io.portcullis.deployment.surface;

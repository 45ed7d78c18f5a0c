/** Policies of operators on a running server: from configuration, a watched file, and the management interface. */
package io.portcullis.deployment.policy;

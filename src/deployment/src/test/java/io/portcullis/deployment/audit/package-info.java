/** Where audit records go in an application that has what a sink needs. */
package io.portcullis.deployment.audit;

/**
 * What goes over the wire, byte by byte: order of the checks, transport, credentials, limits, arguments, audit, start and dev
 * mode.
 */
package io.portcullis.deployment.wire;

/**
 * From events to spans of OpenTelemetry, by its semantic conventions for MCP. Only there where the application brings
 * OpenTelemetry.
 * <p>
 * Looks down on {@code event} and {@code engine}. What a client made up never becomes a name or an attribute; what a
 * method returned or threw is never in here either.
 */
package io.portcullis.trace;

/**
 * JSON-RPC and MCP messages as records, the revisions and their codecs, and the one table from refusal to error code and text.
 * <p>
 * Looks down on {@code api}. You will not find Quarkus, CDI, HTTP statuses or any decision about callers here. A new revision
 * is a
 * constant in {@link io.portcullis.protocol.Revision} and a {@link io.portcullis.protocol.Codec}.
 */
package io.portcullis.protocol;

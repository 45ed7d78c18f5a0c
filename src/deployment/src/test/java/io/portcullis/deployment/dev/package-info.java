/** The Dev UI, asked over its own JSON-RPC. */
package io.portcullis.deployment.dev;

/**
 * A small MCP client for tests of an application, over HTTP and behind every check.
 * <p>
 * Looks down on {@code caller}. You will not find assertions here.
 */
package io.portcullis.testing.client;

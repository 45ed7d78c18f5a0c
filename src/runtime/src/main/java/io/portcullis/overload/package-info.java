/**
 * How much the server takes on at once, before it knows who asks: requests from one address, requests in flight, open streams,
 * and none once it is about to end.
 * <p>
 * Looks down on {@code limit}. Knows no caller, no entry and no HTTP: see {@code transport} for where a request begins and
 * ends.
 */
package io.portcullis.overload;

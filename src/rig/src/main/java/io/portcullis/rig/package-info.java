/**
 * Starts packaged applications as processes, and talks to them over the wire, as strangers do: what the tests of acceptance and
 * of attacks share. Never published.
 */
package io.portcullis.rig;

/**
 * The doors for those who run the server: the watched policy file and the management interface.
 * <p>
 * Looks down on {@code policy}, {@code gate} and {@code identity}. Nothing here is reachable on the port that serves agents,
 * and everybody who comes is authenticated, needs a role of its own, and is told as an event.
 */
package io.portcullis.management;

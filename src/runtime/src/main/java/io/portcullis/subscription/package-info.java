/**
 * Who watches what: changes of lists and of resources, and whom to tell.
 * <p>
 * Looks down on {@code api}. Knows neither streams nor sessions; what a watcher may hear is its own business.
 */
package io.portcullis.subscription;

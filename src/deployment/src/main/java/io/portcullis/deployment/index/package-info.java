/**
 * What the class index says about entries: which methods are candidates, what names them, what their annotations hold, how
 * their types are spelled.
 * <p>
 * Looks down on nothing of the build; from the runtime it takes names only. Judges nothing.
 */
package io.portcullis.deployment.index;

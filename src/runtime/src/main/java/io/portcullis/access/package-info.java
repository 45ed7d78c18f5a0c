/**
 * May this caller use this entry? Pure functions, without clock or I/O.
 * <p>
 * Looks down on {@code api} and {@code catalog}. The one place where this is decided, for list, call and direct bean calls
 * alike.
 */
package io.portcullis.access;

/**
 * From a request to a caller, or to the reason why not: which credential it presents, who verifies that, what is remembered of
 * it, and how often it may fail.
 * <p>
 * Looks down on {@code api}, {@code event}, {@code limit}, {@code credential}, {@code key} and {@code token}. The only room
 * that
 * knows {@code SecurityIdentity} as the application sees it. You will not find access rules here.
 */
package io.portcullis.identity;

/**
 * What operators decide while the server runs: which entries are off, and for whom rules and limits are stricter than the
 * author wrote.
 * <p>
 * Looks down on {@code api}, {@code catalog} and {@code limit}. Decides about no caller: that is done in {@code access}, with
 * the rule from here. You will not find files or configuration here.
 */
package io.portcullis.policy;

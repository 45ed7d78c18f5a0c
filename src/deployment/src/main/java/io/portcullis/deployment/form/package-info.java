/**
 * Java records to forms: what is asked before a method runs.
 * <p>
 * Looks down on {@code schema}, which knows the JSON of a record.
 */
package io.portcullis.deployment.form;

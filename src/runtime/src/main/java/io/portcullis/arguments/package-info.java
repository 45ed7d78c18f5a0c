/**
 * JSON to Java values, strictly: what is not expected is refused, and the refusal names the argument.
 * <p>
 * Looks down on {@code api}, {@code protocol} and {@code catalog}. You will not find Bean Validation here; that is the business
 * of the bean's
 * interceptor.
 */
package io.portcullis.arguments;

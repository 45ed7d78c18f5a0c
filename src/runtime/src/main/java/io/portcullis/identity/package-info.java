/**
 * From a credential to a caller, or to the reason why not.
 * <p>
 * Looks down on {@code api}, {@code event} and {@code limit}. The only room that knows {@code SecurityIdentity}, JSON Web
 * Tokens, OpenID Connect and API keys. You
 * will not find access rules here.
 */
package io.portcullis.identity;

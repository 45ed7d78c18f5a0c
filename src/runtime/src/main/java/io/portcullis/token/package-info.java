/**
 * From a bearer token to a caller, or to the reason why not.
 * <p>
 * Looks down on {@code api}, {@code seal} and {@code credential}. Signatures, times and introspection are left to SmallRye JWT
 * and Quarkus OIDC; issuer, audience, subject, expiry and what a token is bound to are checked here, always. You will not find
 * the choice between keys and tokens here: see {@code identity}.
 */
package io.portcullis.token;

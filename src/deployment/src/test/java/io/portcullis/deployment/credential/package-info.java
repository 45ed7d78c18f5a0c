/**
 * Who is calling: every kind of credential, in every state, from providers that are right, wrong, slow and away.
 */
package io.portcullis.deployment.credential;

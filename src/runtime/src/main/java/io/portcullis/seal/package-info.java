/**
 * What travels through the client and comes back: sealed so that nobody else can read, change or make it, and used once where
 * once is all it is good for.
 * <p>
 * Looks down on nothing. AES-GCM of the platform, no cryptography of its own. You will not find here what is sealed, or whom a
 * state belongs to: the purpose and the content are the business of whoever seals.
 */
package io.portcullis.seal;

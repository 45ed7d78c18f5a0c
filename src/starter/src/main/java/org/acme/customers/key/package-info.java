/**
 * API keys in the database, so that they come and go while the application runs: where they are looked up, and the command that
 * makes and revokes them. Delete this package, {@code Main} and {@code V3__api_key.sql} if your callers log in elsewhere.
 */
package org.acme.customers.key;

/**
 * Secrets that must never leave, in every spelling they are looked for in.
 * <p>
 * Knows bytes and nothing else of ours. You will not find what happens to an answer with such a secret here (see
 * {@code engine}), nor where the secrets come from (see {@code config}).
 */
package io.portcullis.canary;

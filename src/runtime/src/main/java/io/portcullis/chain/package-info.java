/**
 * Lines that prove their own order: each has the next number, and a keyed digest (HMAC-SHA256) over the digest before it and
 * its
 * own bytes, so that none can be changed, left out, moved or put in without the key.
 * <p>
 * Looks down on {@code seal}. What the lines are about is not known here, nor where they are kept: see {@code audit} and
 * {@code archive}. Whether they hold is looked at in {@code verify}.
 */
package io.portcullis.chain;

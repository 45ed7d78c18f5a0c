/**
 * API keys: their form, where they are kept, whose they are.
 * <p>
 * Looks down on {@code api}, {@code spi} and {@code credential}. Only digests are kept here.
 */
package io.portcullis.key;

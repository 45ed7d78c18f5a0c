/**
 * The hall every call walks through: what this caller sees, whether it may come in now, and the fact that it left.
 * <p>
 * Looks down on {@code api}, {@code catalog}, {@code access}, {@code limit} and {@code event}. There is no way to an entry
 * without a caller. You will
 * not find JSON or HTTP here.
 */
package io.portcullis.gate;

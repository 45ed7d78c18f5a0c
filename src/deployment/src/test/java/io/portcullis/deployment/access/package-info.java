/**
 * Who gets in, by which door, and what is around a call that got in.
 */
package io.portcullis.deployment.access;

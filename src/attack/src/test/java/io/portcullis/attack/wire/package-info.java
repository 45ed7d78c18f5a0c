/** Requests of strangers and of callers, good ones and ones no client library would send. */
package io.portcullis.attack.wire;

/**
 * What the nodes of a server share, kept in Redis or Valkey: the buckets of limits. An application that adds this extension
 * gets it in place of the memory of each process; a bean of its own of the same type goes before it.
 * <p>
 * Each decision is one script, so nothing comes between its steps, and the time is Redis' own. Nothing of a caller stands in
 * Redis in clear: keys are digests. What to do when Redis is away is decided where the beans are used, not here.
 */
package io.portcullis.redis;

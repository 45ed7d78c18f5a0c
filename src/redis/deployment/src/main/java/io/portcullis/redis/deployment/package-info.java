/** The build of an application whose nodes share a Redis: the beans, and the scripts that a native image takes along. */
package io.portcullis.redis.deployment;

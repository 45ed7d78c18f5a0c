/**
 * What a tool author types or receives: the annotations, the caller, content and results, and the one exception meant
 * for callers.
 * <p>
 * Looks down on nothing of ours. You will not find protocol, HTTP or configuration here.
 */
package io.portcullis.api;

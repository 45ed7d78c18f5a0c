/**
 * What the server depends on breaks: identity providers, the shared store, the disk of the audit, a database, the clock, the
 * process itself. What is promised holds meanwhile, every request is accounted for, and honest callers are served again without
 * anybody's help.
 */
package io.portcullis.attack.fault;

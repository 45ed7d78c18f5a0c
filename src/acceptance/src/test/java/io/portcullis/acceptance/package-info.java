/**
 * The packaged starter as its users meet it: a process of its own, configured by environment variables, driven over HTTP by
 * clients that share no
 * code with it.
 * <p>
 * You will not find a class of the framework on this class path.
 */
package io.portcullis.acceptance;

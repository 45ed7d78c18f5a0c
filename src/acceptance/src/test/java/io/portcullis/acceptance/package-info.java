/**
 * Packaged applications as their users meet them: each a process of its own, configured by environment variables, driven over
 * HTTP by clients that share no code with it. Most of it is about the starter; the server of the conformance suite is here for
 * clients that can do more than call tools.
 * <p>
 * Tests called {@code Keycloak...IT} share one Keycloak and one starter that takes its tokens: see {@link Federation}.
 * <p>
 * You will not find a class of the framework on this class path.
 */
package io.portcullis.acceptance;

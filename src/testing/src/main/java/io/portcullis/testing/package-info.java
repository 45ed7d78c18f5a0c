/**
 * One annotation that tests the security of an application: {@link io.portcullis.testing.McpSecurityTest}.
 * <p>
 * Looks down on {@code access} and {@code attack}. The client for tests of your own is in {@code client}.
 */
package io.portcullis.testing;

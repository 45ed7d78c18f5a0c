/**
 * Callers made up by tests, and real API keys for them.
 * <p>
 * Looks down on the {@code spi} of the runtime. Works under test only: elsewhere the application does not start.
 */
package io.portcullis.testing.caller;

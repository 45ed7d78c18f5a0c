/**
 * What an orchestrator asks a node: does it live, is it ready, has it started. Only there where the application brings
 * the checks of SmallRye Health.
 * <p>
 * Looks down on {@code event}, {@code limit}, {@code overload} and {@code redaction}. Says in fixed words what is wrong, and
 * never anything
 * of a failure or an address.
 */
package io.portcullis.health;

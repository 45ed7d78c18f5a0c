/**
 * The roof: takes what the build found and what is configured, and hands every room plain constructor arguments.
 * <p>
 * The only room that sees all others. Decides nothing about calls.
 */
package io.portcullis.boot;

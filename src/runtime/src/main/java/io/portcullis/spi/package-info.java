/**
 * What a deployer may replace: one or two methods each.
 * <p>
 * Looks down on {@code api}. What comes with the framework is elsewhere: see {@code task}.
 */
package io.portcullis.spi;

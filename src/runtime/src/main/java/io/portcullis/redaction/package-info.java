/**
 * What is told about things without telling secrets: texts without what patterns find, values without what is sensitive,
 * failures without their messages.
 * <p>
 * Looks down on {@code spi}. You will not find out here what is sensitive: see {@code catalog}.
 */
package io.portcullis.redaction;

/**
 * The settings under {@code portcullis.*}, one interface for each subject, without logic.
 * <p>
 * Looks down on {@code api}. You will not find what the settings mean for a call here: {@code boot} turns them into plain
 * constructor arguments. The Javadoc of each setting is its text in {@code src/docs/configuration.md}, which the build writes.
 */
package io.portcullis.config;

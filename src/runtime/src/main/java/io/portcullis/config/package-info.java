/**
 * The settings under {@code portcullis.*}, one interface for each subject, without logic.
 * <p>
 * Looks down on {@code api}. You will not find what the settings mean for a call here: {@code boot} turns them into plain
 * constructor arguments.
 */
package io.portcullis.config;

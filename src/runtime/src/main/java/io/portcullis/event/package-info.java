/**
 * Facts about what happened - a call ended, a credential was refused - and who receives them.
 * <p>
 * Looks down on {@code api}. You will not find what is made of the facts here: see {@code audit} and {@code metrics}.
 */
package io.portcullis.event;

/**
 * Honest and dishonest clients together, for long: what a server holds on to, and whether everything that was sent is accounted
 * for. The books and the crowd here serve {@link io.portcullis.attack.fault}, too.
 */
package io.portcullis.attack.soak;

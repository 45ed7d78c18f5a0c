/**
 * Tries to break what the framework promises. Attacks go over the wire to packaged applications: the starter, and the bank in
 * {@link io.portcullis.attack.bank}.
 */
package io.portcullis.attack;

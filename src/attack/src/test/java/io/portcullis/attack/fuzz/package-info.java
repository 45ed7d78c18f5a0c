/**
 * Inputs nobody would think of, made by Jazzer from what they reach in the code of the bank, which runs in the same process;
 * the requests
 * go over the wire. Each target holds its property for every input: no internal error, no request without its record, nobody
 * let in who
 * is not to be.
 */
package io.portcullis.attack.fuzz;

/**
 * What is attacked: a bank with everything the framework has. Entries of every kind, behind rules and limits of every kind;
 * what they
 * do is counted, so that a test can see whether something ran.
 */
package io.portcullis.attack.bank;

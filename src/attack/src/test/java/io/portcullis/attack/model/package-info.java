/**
 * A model of the bank in plain Java, and random walks through the bank that are compared with it step by step: what a step
 * answers, and at the end what has run and what was recorded.
 */
package io.portcullis.attack.model;

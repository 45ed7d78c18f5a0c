package io.portcullis.engine;

/**
 * One run of a method within a call.
 *
 * @param dialog what is asked and was answered
 * @param round how often the call has asked before
 */
record Leg(Dialog dialog, int round) {

    Leg next() {
        return new Leg(dialog, round + 1);
    }
}

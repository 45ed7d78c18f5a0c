package io.portcullis.engine;

import io.portcullis.api.Question;
import io.portcullis.protocol.Canonical;

/** Tells questions apart, so that the answer to one is never taken for the answer to another. */
final class QuestionDigest {

    private static final int DIGITS = 32;

    private QuestionDigest() {
    }

    /**
     * The digest of everything a question says. Not of its text in Java: the order of a set differs from node to node (V-04).
     */
    static String of(Question question) {
        return Canonical.digest(question).substring(0, DIGITS);
    }
}

package io.portcullis.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import io.portcullis.api.Question;

/** Tells questions apart, so that the answer to one is never taken for the answer to another. */
final class QuestionDigest {

    private static final int BYTES = 16;

    private QuestionDigest() {
    }

    /** The digest of everything a question says. Questions are records of plain values: their text says all of them. */
    static String of(Question question) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(question.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

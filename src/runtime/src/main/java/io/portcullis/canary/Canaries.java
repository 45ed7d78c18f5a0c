package io.portcullis.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import io.netty.buffer.search.AbstractMultiSearchProcessorFactory;
import io.netty.buffer.search.MultiSearchProcessor;
import io.netty.buffer.search.MultiSearchProcessorFactory;

/**
 * Looks for secrets in what leaves, for all of them in one pass over the bytes. Safe for use by many threads. Never says a
 * secret, only which one it was.
 */
public final class Canaries {

    /** No secrets: nothing is ever found, and no byte is looked at. */
    public static final Canaries NONE = new Canaries(List.of());

    /** What is shorter may stand in an answer by chance. */
    public static final int SHORTEST = 12;

    private final MultiSearchProcessorFactory search;
    private final int[] secrets;

    /**
     * @param secrets each of at least {@link #SHORTEST} characters
     * @throws IllegalArgumentException when one is shorter; does not repeat it
     */
    public Canaries(List<String> secrets) {
        List<byte[]> spellings = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            for (byte[] spelling : Spellings.of(requireLong(secrets.get(i)))) {
                spellings.add(spelling);
                numbers.add(i + 1);
            }
        }
        this.search = spellings.isEmpty() ? null
                : AbstractMultiSearchProcessorFactory.newAhoCorasicSearchProcessorFactory(spellings.toArray(byte[][]::new));
        this.secrets = numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String requireLong(String secret) {
        if (secret.codePointCount(0, secret.length()) < SHORTEST) {
            throw new IllegalArgumentException("a secret that must never leave has at least " + SHORTEST + " characters");
        }
        return secret;
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return search == null;
    }

    /** The number of the first secret that is found, counted from 1; empty when none is. */
    public OptionalInt in(byte[] bytes) {
        if (search == null) {
            return OptionalInt.empty();
        }
        MultiSearchProcessor processor = search.newSearchProcessor();
        try {
            for (byte each : bytes) {
                if (!processor.process(each)) {
                    return OptionalInt.of(secrets[processor.getFoundNeedleId()]);
                }
            }
            return OptionalInt.empty();
        } catch (Exception e) { // the signature of the library; whoever searches in vain lets nothing leave
            throw new IllegalStateException("what leaves could not be searched", e);
        }
    }
}

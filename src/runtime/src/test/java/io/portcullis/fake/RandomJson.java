package io.portcullis.fake;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values a client may send: mostly of the wrong shape, often almost right. The same for the same seed. */
public final class RandomJson {

    private static final List<String> SCALARS = List.of("null", "true", "false", "0", "-1", "1.5", "1e400", "9007199254740993",
            "123456789012345678901234567890", "1E-400", "\"\"", "\"x\"", "\"accept\"", "\"\\u0000\"", "\"\\ud83d\"",
            "\"\\ud83d\\ude00\"", "\"a\\nb\"", "\"../..\"", "\"\u00e9\"", "\"2026-11-01\"", "\"true\"", "\"5\"");

    private final Random random;
    private final List<String> keys;
    private final List<String> texts;

    /**
     * @param keys what members are often called
     * @param texts what texts often say
     */
    public RandomJson(long seed, List<String> keys, List<String> texts) {
        this.random = new Random(seed);
        this.keys = keys;
        this.texts = texts;
    }

    /** Any value. */
    public String value() {
        return value(3);
    }

    /** An object. */
    public String object(int depth) {
        return "{" + IntStream.range(0, random.nextInt(4)).mapToObj(i -> "\"" + pick(keys) + "\":" + value(depth - 1))
                .collect(Collectors.joining(",")) + "}";
    }

    public <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    public boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 8 : 5);
        return switch (kind) {
            case 0, 1 -> pick(SCALARS);
            case 2, 3, 4 -> "\"" + pick(texts) + "\"";
            case 5 ->
                "[" + IntStream.range(0, random.nextInt(3)).mapToObj(i -> value(depth - 1)).collect(Collectors.joining(","))
                        + "]";
            default -> object(depth);
        };
    }
}

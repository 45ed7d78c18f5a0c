package io.portcullis.audit;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.portcullis.event.Given;
import io.portcullis.seal.MacKey;

/**
 * What a record says about the arguments of a call.
 *
 * @param names their names
 * @param redacted their values as a JSON object without what is sensitive, or empty
 * @param digest a keyed digest of their values, or empty
 */
public record Arguments(List<String> names, String redacted, String digest) {

    /** There are none. */
    static final Arguments NONE = new Arguments(List.of(), "", "");

    /** What the keys of digests are for. */
    public static final String PURPOSE = "portcullis audit arguments";

    /** The longest text of redacted values that is taken. */
    private static final int MAX_REDACTED = 65_536;

    /** A record in which a name comes twice is none for whoever verifies the trail. */
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Names, and nothing about values. */
    public static Function<Given, Arguments> withNames() {
        return given -> new Arguments(given.names(), "", "");
    }

    /** Names, and values without what is sensitive. */
    public static Function<Given, Arguments> withValues() {
        return given -> {
            String redacted = given.names().isEmpty() ? "" : given.values().redacted();
            return new Arguments(given.names(), redacted.length() > MAX_REDACTED || !isObject(redacted) ? "" : redacted, "");
        };
    }

    /** Names, and a digest that is the same for the same values. */
    public static Function<Given, Arguments> withDigest(MacKey key) {
        return given -> given.names().isEmpty() ? NONE
                : new Arguments(given.names(), "", key.id() + ":"
                        + HexFormat.of().formatHex(key.begin().doFinal(given.values().canonical())));
    }

    boolean hasData() {
        return !redacted.isEmpty();
    }

    /** As {@code data}, written anew: nothing in it can end the record it stands in. */
    void data(Sheet out) throws IOException {
        if (hasData()) {
            try (JsonParser values = JSON.getFactory().createParser(redacted)) {
                values.nextToken();
                out.copy(Field.DATA, values);
            }
        }
    }

    void unmapped(Sheet out) throws IOException {
        out.openArray(Field.ARGUMENTS);
        for (int i = 0; i < names.size(); i++) {
            out.text(names.get(i), Members.MAX_TEXT);
        }
        out.closeArray();
        if (!digest.isEmpty()) {
            out.word(Field.ARGUMENTS_DIGEST, digest);
        }
    }

    private static boolean isObject(String json) {
        try {
            return JSON.readTree(json).isObject();
        } catch (IOException e) {
            return false;
        }
    }
}

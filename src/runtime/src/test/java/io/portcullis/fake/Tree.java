package io.portcullis.fake;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON to compare: what was written must be strict, what a test expects may use single quotes. */
public final class Tree {

    private static final ObjectMapper WRITTEN = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final ObjectMapper EXPECTED = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Tree() {
    }

    /** What the code under test wrote. */
    public static JsonNode of(byte[] written) {
        try {
            return WRITTEN.readTree(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a test expects. */
    public static JsonNode of(String expected) {
        try {
            return EXPECTED.readTree(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

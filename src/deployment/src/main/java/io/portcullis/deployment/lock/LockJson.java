package io.portcullis.deployment.lock;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as the lock needs it: strict, exact and sorted. */
final class LockJson {

    static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private LockJson() {
    }

    /** A copy with sorted keys, numbers spelt the same way. */
    static Object sorted(Object value) {
        try {
            return MAPPER.readValue(MAPPER.writeValueAsBytes(sortedOnce(value)), Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value as a tree, no matter how it was spelt. */
    static JsonNode tree(Object value) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(sortedOnce(value)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trees are written as they are; maps are sorted. */
    private static Object sortedOnce(Object value) throws IOException {
        return MAPPER.readValue(MAPPER.writeValueAsBytes(value), Object.class);
    }
}

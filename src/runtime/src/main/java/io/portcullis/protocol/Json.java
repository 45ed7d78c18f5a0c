package io.portcullis.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one way to the JSON library in this room. UTF-8 only, so that a byte offset is a place in the text. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final JsonFactory STRICT = FACTORY.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Numbers stay as they are spelt: what somebody else made of them is looked for by that. */
    private static final ObjectMapper TREES = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private Json() {
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    /** A parser of one value that refuses repeated keys. */
    static JsonParser strictParser(Slice slice) throws IOException {
        return STRICT.createParser(slice.body(), slice.from(), slice.length());
    }

    /** The value as a tree. Of repeated keys the last one counts; whoever cares checks before. */
    static JsonNode tree(Slice slice) {
        try {
            return TREES.readTree(slice.body(), slice.from(), slice.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a JSON string. Without escapes, it is what stands between the quotes. */
    static String text(Slice slice) {
        if (!slice.hasEscapes()) {
            return new String(slice.body(), slice.from() + 1, slice.length() - 2, StandardCharsets.UTF_8);
        }
        try (JsonParser in = FACTORY.createParser(slice.body(), slice.from(), slice.length())) {
            in.nextToken();
            return in.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one JSON value into bytes, through a buffer that is used again. */
    static byte[] bytes(Writing writing) {
        BufferRecycler recycler = FACTORY._getBufferRecycler();
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(recycler)) {
            try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
                writing.to(out);
            }
            return bytes.getClearAndRelease();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            recycler.releaseToPool();
        }
    }

    /** Something that can be written as JSON. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator out) throws IOException;
    }
}

package io.portcullis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Meta;
import io.portcullis.protocol.Slice;

/** The {@code _meta} of a request, read when a method looks at it. */
final class RequestMeta implements Meta {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {
    };

    private final Optional<Slice> slice;
    private final ObjectMapper json;

    RequestMeta(Optional<Slice> slice, ObjectMapper json) {
        this.slice = slice;
        this.json = json;
    }

    @Override
    public Map<String, Object> members() {
        if (slice.isEmpty()) {
            return Map.of();
        }
        try {
            Slice value = slice.get();
            return json.readerFor(MEMBERS).readValue(value.body(), value.from(), value.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

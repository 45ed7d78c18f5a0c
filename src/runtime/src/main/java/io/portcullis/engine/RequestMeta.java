package io.portcullis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Meta;
import io.portcullis.protocol.Slice;

/** The {@code _meta} of a request, read when a method looks at it. */
final class RequestMeta implements Meta {

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
        try { // as any value: in maps the mapper refuses nulls, which are a client's good right here
            Object value = json.readerFor(Object.class).readValue(slice.get().body(), slice.get().from(), slice.get().length());
            return value instanceof Map<?, ?> members ? named(members) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the keys of an object are texts
    private static Map<String, Object> named(Map<?, ?> members) {
        return Collections.unmodifiableMap((Map<String, Object>) members);
    }
}

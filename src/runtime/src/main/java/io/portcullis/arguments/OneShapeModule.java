package io.portcullis.arguments;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ArrayType;

/**
 * Dates, times, addresses and bytes are read from text and from nothing else, arrays of numbers from arrays. Their
 * deserializers also take numbers, booleans,
 * arrays, numbers in quotes and packed numbers, which no coercion setting turns off.
 */
final class OneShapeModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})");

    OneShapeModule() {
        super("portcullis-one-shape");
        setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            boolean text = isTime(bean.getBeanClass()) || deserializer instanceof FromStringDeserializer;
            return text ? new TextOnly(deserializer, false) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type, BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            if (type.hasRawClass(byte[].class)) {
                return new TextOnly(deserializer, false);
            }
            return type.getContentType().isPrimitive() && !type.hasRawClass(char[].class) ? new ArrayOnly(deserializer)
                    : deserializer;
        }
    }

    private static final class TextOnly extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;
        private final boolean ofAuthor;

        /** @param ofAuthor whether the author gave the text a form of its own */
        TextOnly(JsonDeserializer<?> deserializer, boolean ofAuthor) {
            super(deserializer);
            this.ofAuthor = ofAuthor;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
                throws JsonMappingException {
            JsonDeserializer<?> contextual = context.handleSecondaryContextualization(getDelegatee(), property,
                    context.constructType(handledType()));
            return new TextOnly(contextual, findFormatOverrides(context, property, handledType()).hasPattern());
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new TextOnly(deserializer, ofAuthor);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), in);
            }
            if (!ofAuthor && isLoose(in.getText())) {
                return context.handleWeirdStringValue(handledType(), in.getText(), "not as ISO-8601 has it");
            }
            return super.deserialize(in, context);
        }

        /** Seconds in quotes, a time where a date is meant, a missing or superfluous offset: Jackson would ignore or guess. */
        private boolean isLoose(String text) {
            Class<?> type = handledType();
            return isInstant(type) && !INSTANT.matcher(text).matches()
                    || (type == LocalDate.class || type == LocalTime.class) && text.indexOf('T') >= 0
                    || type == LocalDateTime.class && text.endsWith("Z");
        }
    }

    /** Numbers packed into text are no array of numbers. */
    private static final class ArrayOnly extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        ArrayOnly(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new ArrayOnly(deserializer);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.isExpectedStartArrayToken() ? super.deserialize(in, context)
                    : context.handleUnexpectedToken(handledType(), in);
        }
    }

    private static boolean isTime(Class<?> type) {
        return type.getName().startsWith("java.time.") || isInstant(type);
    }

    private static boolean isInstant(Class<?> type) {
        return type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class
                || Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    }
}

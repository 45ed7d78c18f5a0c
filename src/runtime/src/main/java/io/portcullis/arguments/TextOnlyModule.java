package io.portcullis.arguments;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ArrayType;

/**
 * Dates, times, addresses and bytes are read from text and from nothing else. Their deserializers also take numbers, booleans, arrays and numbers in
 * quotes, which no coercion setting turns off.
 */
final class TextOnlyModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]*");

    TextOnlyModule() {
        super("portcullis-text-only");
        setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            boolean text = isTime(bean.getBeanClass()) || deserializer instanceof FromStringDeserializer;
            return text ? new TextOnly(deserializer) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type, BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            return type.hasRawClass(byte[].class) ? new TextOnly(deserializer) : deserializer;
        }

        private static boolean isTime(Class<?> type) {
            return type.getName().startsWith("java.time.") || isInstant(type);
        }
    }

    private static final class TextOnly extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        TextOnly(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new TextOnly(deserializer);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), in);
            }
            if (isInstant(handledType()) && NUMBER.matcher(in.getText()).matches()) {
                return context.handleWeirdStringValue(handledType(), in.getText(), "a number is not an ISO-8601 time");
            }
            return super.deserialize(in, context);
        }
    }

    /** Types that are read from seconds in quotes, too. */
    private static boolean isInstant(Class<?> type) {
        return type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class
                || Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type);
    }
}

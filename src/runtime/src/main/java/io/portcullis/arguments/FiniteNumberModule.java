package io.portcullis.arguments;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ArrayType;

/**
 * Floating point numbers are finite. Their deserializers also take {@code "NaN"} and {@code "Infinity"} in quotes, which no
 * coercion setting turns off,
 * and make infinity of a number that is too large. Neither is a number in JSON, and few constraints expect them.
 */
final class FiniteNumberModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> TYPES = Set.of(double.class, Double.class, float.class, Float.class);

    FiniteNumberModule() {
        super("portcullis-finite-numbers");
        setDeserializerModifier(new Modifier());
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            return TYPES.contains(bean.getBeanClass()) ? new Finite(deserializer) : deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type, BeanDescription bean,
                JsonDeserializer<?> deserializer) {
            return TYPES.contains(type.getContentType().getRawClass()) ? new Finite(deserializer) : deserializer;
        }
    }

    private static final class Finite extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        Finite(JsonDeserializer<?> deserializer) {
            super(deserializer);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
            return new Finite(deserializer);
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Object value = super.deserialize(in, context);
            return isFinite(value) ? value : context.reportInputMismatch(double.class, "not a finite number");
        }

        private static boolean isFinite(Object value) {
            if (value instanceof double[] doubles) {
                return Arrays.stream(doubles).allMatch(Double::isFinite);
            } else if (value instanceof float[] floats) {
                return IntStream.range(0, floats.length).allMatch(i -> Float.isFinite(floats[i]));
            }
            return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
        }
    }
}

package io.portcullis.protocol;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

/** Writes plain Java values - maps, lists, texts, numbers, booleans - as JSON. */
final class Values {

    private Values() {
    }

    static void members(JsonGenerator out, Map<String, ?> members) throws IOException {
        for (Map.Entry<String, ?> member : members.entrySet()) {
            out.writeFieldName(WellFormed.of(member.getKey()));
            write(out, member.getValue());
        }
    }

    static void write(JsonGenerator out, Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof CharSequence || value instanceof Enum<?>) {
            out.writeString(WellFormed.of(value.toString()));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            number(out, number);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.writeFieldName(WellFormed.of(String.valueOf(member.getKey())));
                write(out, member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(out, element);
            }
            out.writeEndArray();
        } else {
            throw new IllegalArgumentException("not a plain value: " + value.getClass().getName());
        }
    }

    private static void number(JsonGenerator out, Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof Double || number instanceof Float) {
            finite(out, number.doubleValue());
        } else {
            out.writeNumber(number.longValue());
        }
    }

    /** JSON has no other numbers. */
    static void finite(JsonGenerator out, double number) throws IOException {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not a number that JSON can hold");
        }
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(number);
        }
    }
}

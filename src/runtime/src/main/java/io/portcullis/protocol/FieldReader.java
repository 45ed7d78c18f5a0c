package io.portcullis.protocol;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.portcullis.api.Field;

/** Reads the value of one field of a form; empty when it does not fit the field (EL-10). */
final class FieldReader {

    private FieldReader() {
    }

    static Optional<Object> read(Field field, JsonNode value) {
        return switch (field.type()) {
            case TEXT -> value.isTextual() && isText(field, value.asText()) ? Optional.of(value.asText()) : Optional.empty();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong() && isInRange(field, value.decimalValue())
                    ? Optional.of(value.longValue())
                    : Optional.empty();
            case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue()) && isInRange(field, value.decimalValue())
                    ? Optional.of(value.doubleValue())
                    : Optional.empty();
            case FLAG -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
            case CHOICE -> isOption(field, value) ? Optional.of(value.asText()) : Optional.empty();
            case CHOICES -> choices(field, value);
        };
    }

    private static Optional<Object> choices(Field field, JsonNode value) {
        if (!value.isArray() || value.size() < bound(field, "minItems", 0)
                || value.size() > bound(field, "maxItems", field.options().size())) {
            return Optional.empty();
        }
        List<String> chosen = new ArrayList<>();
        for (JsonNode each : value) {
            if (!isOption(field, each)) {
                return Optional.empty();
            }
            chosen.add(each.asText());
        }
        return Optional.of(List.copyOf(chosen));
    }

    private static boolean isOption(Field field, JsonNode value) {
        return value.isTextual() && field.options().containsKey(value.asText());
    }

    private static boolean isText(Field field, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= bound(field, "minLength", 0) && length <= bound(field, "maxLength", Integer.MAX_VALUE)
                && isFormatted(String.valueOf(field.keywords().get("format")), text);
    }

    private static boolean isFormatted(String format, String text) {
        try {
            switch (format) {
                case "date" -> LocalDate.parse(text);
                case "date-time" -> OffsetDateTime.parse(text);
                case "uri" -> {
                    return new URI(text).isAbsolute();
                }
                case "email" -> {
                    int at = text.indexOf('@');
                    return at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1
                            && text.chars().noneMatch(c -> c <= ' ');
                }
                default -> {
                }
            }
            return true;
        } catch (DateTimeException | URISyntaxException e) {
            return false;
        }
    }

    private static boolean isInRange(Field field, BigDecimal number) {
        Object min = field.keywords().get("minimum");
        Object max = field.keywords().get("maximum");
        return (min == null || number.compareTo(new BigDecimal(min.toString())) >= 0)
                && (max == null || number.compareTo(new BigDecimal(max.toString())) <= 0);
    }

    private static int bound(Field field, String keyword, int byDefault) {
        return field.keywords().get(keyword) instanceof Number number ? number.intValue() : byDefault;
    }
}

package io.portcullis.deployment.schema;

import static java.util.Map.entry;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Types that are text of a form. Formats are those of RFC 3339, which the ISO-8601 text of {@code java.time} is not always:
 * local times have no offset,
 * durations may have fractions and signs. There a pattern says what is meant.
 *
 * @param read the format of what is read, or null
 * @param written the format of what is written, or null
 * @param pattern a pattern for both, or null
 */
record FormattedText(String read, String written, String pattern) {

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?";
    private static final String CLOCK = "(?:T(?=[-\\d])(?:-?\\d+H)?(?:-?\\d+M)?(?:-?\\d+(?:\\.\\d{1,9})?S)?)?";

    private static final Map<Class<?>, FormattedText> TEXTS = Map.ofEntries(
            entry(Instant.class, format("date-time")), entry(OffsetDateTime.class, format("date-time")),
            entry(ZonedDateTime.class, format("date-time")), entry(Date.class, format("date-time")),
            entry(Calendar.class, format("date-time")), entry(LocalDate.class, format("date")),
            entry(LocalDateTime.class, pattern("^" + DATE + "T" + TIME + "$")),
            entry(LocalTime.class, pattern("^" + TIME + "$")),
            entry(OffsetTime.class, pattern("^" + TIME + "(?:Z|[+-]\\d{2}:\\d{2})$")),
            entry(Duration.class, new FormattedText("duration", null, "^P(?!$)(?:-?\\d+D)?" + CLOCK + "$")),
            entry(Period.class,
                    new FormattedText("duration", null, "^P(?!$)(?:-?\\d+Y)?(?:-?\\d+M)?(?:-?\\d+W)?(?:-?\\d+D)?$")),
            entry(Year.class, pattern("^\\d{4}$")), entry(YearMonth.class, pattern("^\\d{4}-\\d{2}$")),
            entry(MonthDay.class, pattern("^--\\d{2}-\\d{2}$")),
            entry(ZoneId.class, pattern(null)), entry(ZoneOffset.class, pattern(null)), entry(Locale.class, pattern(null)),
            entry(UUID.class, format("uuid")), entry(URI.class, new FormattedText("uri", "uri-reference", null)));

    private static FormattedText format(String format) {
        return new FormattedText(format, format, null);
    }

    private static FormattedText pattern(String pattern) {
        return new FormattedText(null, null, pattern);
    }

    /** Completes the schema if the type is text of a form; says whether it is. */
    static boolean describe(ObjectNode schema, Class<?> type, Direction direction) {
        FormattedText text = TEXTS.get(type);
        if (text == null) {
            return false;
        }
        schema.put("type", "string");
        String format = direction == Direction.INPUT ? text.read() : text.written();
        if (format != null) {
            schema.put("format", format);
        }
        if (text.pattern() != null) {
            schema.put("pattern", text.pattern());
        }
        return true;
    }
}

package io.portcullis.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One field of a {@link Form}: text, number, flag or choice, and nothing nested (EL-03).
 *
 * @param name the name
 * @param type what it takes
 * @param isRequired whether it must be filled in
 * @param options the values of a choice, each with its name for people; the name is empty when it has none
 * @param keywords further members of its schema, as the specification names them
 */
public record Field(String name, Type type, boolean isRequired, Map<String, String> options, Map<String, Object> keywords) {

    private static final List<String> FORMATS = List.of("email", "uri", "date", "date-time");

    /** What a field takes. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        FLAG,
        CHOICE,
        CHOICES
    }

    public Field {
        Objects.requireNonNull(name, "name");
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
        if ((type == Type.CHOICE || type == Type.CHOICES) == options.isEmpty()) {
            throw new IllegalArgumentException("a choice has options, and nothing else has");
        }
    }

    /** A text. */
    public static Field text(String name) {
        return new Field(name, Type.TEXT, false, Map.of(), Map.of());
    }

    /** A whole number. */
    public static Field integer(String name) {
        return new Field(name, Type.INTEGER, false, Map.of(), Map.of());
    }

    /** A number. */
    public static Field number(String name) {
        return new Field(name, Type.NUMBER, false, Map.of(), Map.of());
    }

    /** Yes or no. */
    public static Field flag(String name) {
        return new Field(name, Type.FLAG, false, Map.of(), Map.of());
    }

    /** One of these values. */
    public static Field choice(String name, List<String> values) {
        return choice(name, untitled(values));
    }

    /** One of these values, each with a name for people. The map's order is kept. */
    public static Field choice(String name, Map<String, String> titlesByValue) {
        return new Field(name, Type.CHOICE, false, titlesByValue, Map.of());
    }

    /** Any of these values. */
    public static Field choices(String name, List<String> values) {
        return choices(name, untitled(values));
    }

    /** Any of these values, each with a name for people. The map's order is kept. */
    public static Field choices(String name, Map<String, String> titlesByValue) {
        return new Field(name, Type.CHOICES, false, titlesByValue, Map.of());
    }

    /** Must be filled in. */
    public Field required() {
        return new Field(name, type, true, options, keywords);
    }

    /** A name for people. */
    public Field titled(String title) {
        return with("title", title);
    }

    /** What it means. */
    public Field describedAs(String description) {
        return with("description", description);
    }

    /** What is filled in already: a text, a number, a boolean or, for several choices, a list of texts. */
    public Field withDefault(Object value) {
        return with("default", value);
    }

    /** How long a text is. */
    public Field withLength(int min, int max) {
        return only(Type.TEXT).with("minLength", min).with("maxLength", max);
    }

    /** Between which numbers, both included. */
    public Field withRange(Number min, Number max) {
        return only(Type.INTEGER, Type.NUMBER).with("minimum", min).with("maximum", max);
    }

    /** How many of the choices. */
    public Field withItems(int min, int max) {
        return only(Type.CHOICES).with("minItems", min).with("maxItems", max);
    }

    /** A text of this format: {@code email}, {@code uri}, {@code date} or {@code date-time}. */
    public Field withFormat(String format) {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException("a form knows the formats " + String.join(", ", FORMATS));
        }
        return only(Type.TEXT).with("format", format);
    }

    /** The names of a choice in the older form {@code enumNames}, for clients that know no other. */
    public Field withEnumNames() {
        return only(Type.CHOICE).with("enumNames", List.copyOf(options.values()));
    }

    private Field only(Type... types) {
        if (!List.of(types).contains(type)) {
            throw new IllegalStateException("this does not fit a field of type " + type);
        }
        return this;
    }

    private Field with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, Objects.requireNonNull(value, keyword));
        return new Field(name, type, isRequired, options, more);
    }

    private static Map<String, String> untitled(List<String> values) {
        Map<String, String> options = new LinkedHashMap<>();
        values.forEach(value -> options.put(value, ""));
        return options;
    }
}

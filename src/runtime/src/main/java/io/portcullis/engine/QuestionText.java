package io.portcullis.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.arguments.BoundArguments;
import io.portcullis.catalog.Parameter;
import io.portcullis.catalog.Parameter.Source;

/**
 * Puts the values of arguments into a question. A person decides by what is shown, and whoever calls chose the values: what
 * cannot be seen is spelt out, and what is long is cut.
 */
final class QuestionText {

    private static final Pattern NAMED = Pattern.compile("\\{([^{}]+)}");
    private static final int MAX_SHOWN = 200;

    private QuestionText() {
    }

    /** The message with values in the place of names; in one go, since a value may look like a name. */
    static String filled(String message, List<Parameter> parameters, BoundArguments bound) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).source() == Source.ARGUMENT) {
                values.put(parameters.get(i).name(), shown(bound.values()[i]));
            }
        }
        return NAMED.matcher(message)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }

    private static String shown(Object value) {
        String text = String.valueOf(value instanceof Optional<?> optional ? optional.map(Object::toString).orElse("") : value);
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_SHOWN).forEach(character -> append(shown, character));
        return text.codePointCount(0, text.length()) > MAX_SHOWN ? shown.append('…').toString() : shown.toString();
    }

    /** Letters and marks that look like nothing: fillers of Hangul, the blank of Braille, selectors of variants. */
    private static boolean isBlank(int character) {
        return character == 0x115F || character == 0x1160 || character == 0x3164 || character == 0xFFA0 || character == 0x2800
                || character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }

    private static void append(StringBuilder shown, int character) {
        if (isBlank(character) || isUnseen(character)) {
            shown.append("\\u{").append(Integer.toHexString(character)).append('}');
        } else {
            shown.appendCodePoint(character);
        }
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}

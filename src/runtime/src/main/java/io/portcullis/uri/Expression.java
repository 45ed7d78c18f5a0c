package io.portcullis.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between braces (RFC 6570 section 2.2). */
final class Expression {

    private static final String CHARACTER = "(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})";
    private static final Pattern VARIABLE = Pattern
            .compile("(" + CHARACTER + "++(?:\\." + CHARACTER + "++)*+)(?::([1-9][0-9]{0,3}))?");

    private Expression() {
    }

    /** The parts of the expression, without its braces. */
    static List<Part> parts(String expression) {
        char operator = expression.isEmpty() ? '}' : expression.charAt(0);
        String rest = expression.isEmpty() ? "" : expression.substring(1);
        return switch (operator) {
            case '+' -> List.of(only(operator, rest, Kind.PATH));
            case '#' -> List.of(new Fixed("#"), only(operator, rest, Kind.FRAGMENT));
            case '.' -> listed(rest, ".", ".", Kind.LABEL);
            case '/' -> listed(rest, "/", "/", Kind.SIMPLE);
            case ';' -> parameters(rest);
            case '?', '&' -> List.of(new Query(operator, values(rest, Kind.SIMPLE)));
            case '=', ',', '!', '@', '|' -> throw new IllegalArgumentException(
                    "{" + expression + "} begins with an operator that RFC 6570 only reserves");
            default -> listed(expression, "", ",", Kind.SIMPLE);
        };
    }

    private static List<Part> listed(String variables, String first, String separator, Kind kind) {
        List<Part> parts = new ArrayList<>();
        for (Value value : values(variables, kind)) {
            String before = parts.isEmpty() ? first : separator;
            if (!before.isEmpty()) {
                parts.add(new Fixed(before));
            }
            parts.add(value);
        }
        return parts;
    }

    private static List<Part> parameters(String variables) {
        List<Part> parts = new ArrayList<>();
        for (Value value : values(variables, Kind.SIMPLE)) {
            parts.add(new Fixed(";" + value.name() + "="));
            parts.add(value);
        }
        return parts;
    }

    private static Value only(char operator, String variables, Kind kind) {
        List<Value> values = values(variables, kind);
        if (values.size() > 1) {
            throw new IllegalArgumentException(
                    "{" + operator + variables + "} takes one variable only, since a value may hold a comma");
        }
        return values.get(0);
    }

    private static List<Value> values(String variables, Kind kind) {
        List<Value> values = new ArrayList<>();
        for (String variable : variables.split(",", -1)) {
            values.add(value(variable, kind));
        }
        return values;
    }

    private static Value value(String variable, Kind kind) {
        if (variable.endsWith("*")) {
            throw new IllegalArgumentException("\"" + variable + "\" is exploded, which could stand for any number of values; "
                    + "leave out the *, and name each value, or write {+path} for a path of any depth");
        }
        Matcher parts = VARIABLE.matcher(variable);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + variable + "\" is no variable: letters, digits, _ and single dots between them, "
                            + "then perhaps :n with at most 4 digits");
        }
        int longest = parts.group(2) == null ? Uris.LONGEST : Integer.parseInt(parts.group(2));
        return new Value(parts.group(1), kind, longest);
    }
}

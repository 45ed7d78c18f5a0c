package io.portcullis.deployment.check;

import java.util.List;

/**
 * One thing that keeps the application from being built.
 *
 * @param code its kind
 * @param place the class, or the class and method
 * @param text what is wrong
 * @param ways the ways to fix it, each something to type
 */
public record Problem(Code code, String place, String text, List<String> ways) {

    public Problem {
        ways = List.copyOf(ways);
    }

    /** The problem as it is read in a terminal. */
    @Override
    public String toString() {
        StringBuilder message = new StringBuilder();
        message.append(code).append(' ').append(code.title()).append(": ").append(place).append("\n      ").append(text);
        ways.forEach(way -> message.append("\n      - ").append(way));
        return message.toString();
    }
}

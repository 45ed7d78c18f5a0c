package io.portcullis.deployment.posture;

import java.util.List;

/**
 * Something a reviewer should look at.
 *
 * @param concern what kind of thing it is
 * @param severity how much it matters here
 * @param subject the entry, as in {@code tool:customer_delete}; empty for the whole application
 * @param place the class and method, as {@code class#method}; empty for the whole application
 * @param sentence what is there
 * @param ways the ways to fix it, each something to type or to do
 */
public record Finding(Concern concern, Severity severity, String subject, String place, String sentence, List<String> ways) {

    public Finding {
        ways = List.copyOf(ways);
    }

    /** What {@code portcullis.posture.ignore} calls it. */
    public String written() {
        return subject.isEmpty() ? concern.name() : concern + ":" + subject;
    }
}

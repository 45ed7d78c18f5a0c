package io.portcullis.attack.table;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.portcullis.rig.Answer;

/** Counts what was tried, by what came back. Safe for use by several threads. */
public final class Tries {

    private final Map<String, Integer> outcomes = new TreeMap<>();

    /** One more try, and what came of it, in the same words for the same outcome. */
    public synchronized void saw(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /** One more try that was answered. */
    public Answer saw(Answer answer) {
        saw(answer.status(), answer.text());
        return answer;
    }

    /** One more try that was answered with this status and body. */
    public void saw(int status, String body) {
        saw(status + Codes.of(body));
    }

    /** How many tries there were. */
    public synchronized int count() {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What came back, the most frequent by its number of times; the same for the same outcomes. */
    public synchronized String outcomes() {
        if (outcomes.size() == 1) {
            return outcomes.keySet().iterator().next();
        }
        return outcomes.entrySet().stream().map(outcome -> outcome.getKey() + " × " + outcome.getValue())
                .collect(Collectors.joining(", "));
    }
}

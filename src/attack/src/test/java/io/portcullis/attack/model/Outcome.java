package io.portcullis.attack.model;

/** How a step can end: what the client sees, and the word of the audit for it. */
enum Outcome {
    SERVED("200", "ok"),
    FAILED("200 tool error", "tool_failure"),
    FORBIDDEN("200 tool error", "refused"),
    NOBODY_TO_ASK("200 tool error", "tool_failure"),
    CANNOT_BE_ASKED("400 -32021", "refused"),
    UNKNOWN("200 -32602", "refused"),
    UNKNOWN_RESOURCE("200 -32002", "refused"),
    NO_SCOPE("403 -31403", "refused"),
    LIMITED("429 -31429", "limited"),
    ASKED("200 asked", "asked"),
    DECLINED("200 tool error", "refused"),
    INVALID_STATE("200 -32602", "refused"),
    TASK("200 task", "accepted"),
    NO_SESSION("404 -32600", "refused"),
    ENDED("204", "ok"),
    NO_BATCH("400 -32600", "refused");

    private final String answer;
    private final String audit;

    Outcome(String answer, String audit) {
        this.answer = answer;
        this.audit = audit;
    }

    String answer() {
        return answer;
    }

    String audit() {
        return audit;
    }
}

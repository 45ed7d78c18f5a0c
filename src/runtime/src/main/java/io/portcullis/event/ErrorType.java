package io.portcullis.event;

import java.util.Optional;

/**
 * What OpenTelemetry calls {@code error.type}: one word for how something failed, from a closed list. Not the error code of the
 * answer, as the conventions advise: one code stands for many reasons, and hides from clients what operators want to know.
 */
public final class ErrorType {

    /** Nothing failed. */
    public static final String NONE = "";

    /** A failure there is no word for. */
    public static final String OTHER = "_OTHER";

    private ErrorType() {
    }

    /**
     * The word for something that ended like that: the reason of a refusal, {@code tool_error}, {@code invalid_arguments},
     * {@code cancelled} or {@code internal}; empty when it did not fail.
     */
    public static String of(Outcome outcome, Optional<String> reason) {
        return switch (outcome) {
            case OK, ACCEPTED, ASKED -> NONE;
            case TOOL_FAILURE -> "tool_error";
            case INVALID -> "invalid_arguments";
            case CANCELLED -> "cancelled";
            case ERROR -> reason.orElse("internal");
            case TIMED_OUT -> reason.orElse("timed_out");
            case REFUSED, LIMITED -> reason.orElse(OTHER);
        };
    }
}

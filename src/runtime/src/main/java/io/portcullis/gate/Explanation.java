package io.portcullis.gate;

import java.util.List;

/**
 * Why a caller may or may not use an entry: every check, in the order of a call.
 *
 * @param entry the key of the entry
 * @param visible whether the caller may know of it
 * @param usable whether a call would be let in now; what needs the arguments comes after that
 * @param steps the checks
 */
public record Explanation(String entry, boolean visible, boolean usable, List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One check.
     *
     * @param check what is looked at
     * @param needs what the rule asks for, in words
     * @param result what came of it
     */
    public record Step(String check, String needs, Result result) {
    }

    /** What came of a check. */
    public enum Result {
        PASSED,
        FAILED,
        /** Decided when the arguments are known. */
        LATER
    }
}

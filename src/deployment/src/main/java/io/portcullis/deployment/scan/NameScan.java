package io.portcullis.deployment.scan;

import java.util.regex.Pattern;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.index.Candidate;

/** Checks the names of tools and prompts (T-04). */
final class NameScan {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final Problems problems;

    NameScan(Problems problems) {
        this.problems = problems;
    }

    void check(Candidate entry) {
        if (!NAME.matcher(entry.id()).matches()) {
            problems.add(Code.PC004, entry.place(), "\"" + entry.id() + "\" is not a name for a " + entry.noun() + ".",
                    "use 1 to 128 characters of A-Z a-z 0-9 _ - .");
        }
    }
}

package io.portcullis.deployment.signature;

import java.util.function.Supplier;

import io.portcullis.deployment.check.Code;
import io.portcullis.deployment.check.Problems;
import io.portcullis.deployment.schema.UnsupportedTypeException;

/** Looks into classes of the application; what cannot be looked at, or cannot be told in JSON, is a problem. */
public final class Inspection {

    private final Problems problems;

    public Inspection(Problems problems) {
        this.problems = problems;
    }

    /** What was seen; else what is given instead, after the problem was told. */
    public <T> T see(Supplier<T> sight, T instead, Code code, String place, String... ways) {
        try {
            return sight.get();
        } catch (UnsupportedTypeException e) {
            problems.add(code, place, e.getMessage(), ways);
        } catch (RuntimeException | LinkageError e) { // a class that cannot be looked at without running
            problems.add(code, place, "Its types cannot be told in JSON: " + e, ways);
        }
        return instead;
    }
}

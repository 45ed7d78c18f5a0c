package io.portcullis.deployment.check;

import java.util.List;
import java.util.stream.Collectors;

/** Portcullis refuses to build the application. The message holds every problem. */
public final class RefusedBuildException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RefusedBuildException(List<Problem> problems) {
        super(message(problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** The problems. */
    public List<Problem> problems() {
        return problems;
    }

    /** The problems, where the application is built nevertheless. */
    public String warning() {
        return problems.stream().map(problem -> "\n  " + problem)
                .collect(Collectors.joining("\n", "\n\nThis would not be built for production:\n", "\n"));
    }

    private static String message(List<Problem> problems) {
        return problems.stream().map(problem -> "\n  " + problem)
                .collect(Collectors.joining("\n", "\n\nPortcullis refuses to build this application:\n", "\n"));
    }
}

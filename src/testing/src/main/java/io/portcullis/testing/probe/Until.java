package io.portcullis.testing.probe;

/** How far the calls of a probing caller go. */
public enum Until {
    /** Past the guard, and no further: nothing else of the application acts on them. */
    GUARD,
    /** Past everything that stands in front of the method, the checks of its arguments too. */
    METHOD,
    /** They run. */
    END
}

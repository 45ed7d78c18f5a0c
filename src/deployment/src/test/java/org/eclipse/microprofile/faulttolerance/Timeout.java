package org.eclipse.microprofile.faulttolerance;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.temporal.ChronoUnit;

/**
 * Stands for the annotation of that name, whose library is not among those of the tests; the build knows it by its name.
 */
@Retention(RetentionPolicy.RUNTIME)
public @interface Timeout {

    long value() default 1000;

    ChronoUnit unit() default ChronoUnit.MILLIS;
}

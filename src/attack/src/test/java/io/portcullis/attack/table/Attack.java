package io.portcullis.attack.table;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that attacks, and gets {@link Tries} to count with: a line of the table. It holds when the test passes and something
 * was tried.
 */
@Test
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Protocol.class)
public @interface Attack {

    /** What is tried, in a few words. No two attacks have the same. */
    String value();

    /** What stands in the way. */
    Guard[] stoppedBy();
}

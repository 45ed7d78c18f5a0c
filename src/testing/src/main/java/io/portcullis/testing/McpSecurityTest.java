package io.portcullis.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests who may use what on this server, and what happens to those who try more. Put it on an empty method of a
 * {@code @QuarkusTest}:
 *
 * <pre>
 * &#64;QuarkusTest
 * class SecurityTest {
 *
 *     &#64;McpSecurityTest
 *     void server_isAsReviewed() {
 *     }
 * }
 * </pre>
 *
 * Everything is derived from the entries of the application. First, every door of every entry - list, call, subscribe, task,
 * direct call of the bean - is tried as every kind of caller: without a credential, without roles, with each role, with all of
 * them, with and without scopes. Doors that disagree fail the test, and so does whatever differs from the reviewed file;
 * without
 * one, the test writes a candidate and fails. Then the tools are attacked, each in a test of its own: arguments that break the
 * schema must not reach the method, and no answer may be an internal error or tell of the inside.
 * <p>
 * No method runs while doors are tried. An attack whose arguments are valid runs tools that say they are read-only, and stops
 * in
 * front of all others, unless {@link #allowDestructive} is set. Limits that callers share - by entry, by address - are used up
 * by
 * this test; those of one caller are not, since each attempt is made by another one.
 * <p>
 * What is in the method itself runs after each of these tests.
 */
@Documented
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SecurityTests.class)
public @interface McpSecurityTest {

    /**
     * The reviewed file, among the test resources. It is rewritten when the system property
     * {@code portcullis.snapshot.update} is set.
     */
    String snapshot() default "mcp-access.snapshot";

    /**
     * Whether attacks with valid arguments may run tools that are not read-only. Default: they are stopped in front of the
     * method. Tools that were added by program cannot be stopped there; they are spared such attacks.
     */
    boolean allowDestructive() default false;
}

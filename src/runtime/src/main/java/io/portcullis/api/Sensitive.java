package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a value is nobody's business but the caller's and the method's: an argument, a part of an argument or a result, or,
 * on a method, everything it returns. Such a value is in no audit record, log, trace, metric, validation message, error text or
 * page of the Dev UI.
 * <p>
 * The build refuses it where the value would have to be shown: an argument that clients mirror in a header, one that a
 * confirmation quotes, and a field of a form, which clients must not be asked for secrets with (MCP 2026-07-28, Elicitation).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.METHOD })
public @interface Sensitive {
}

package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only callers whose credential has all of these scopes may use the entry, besides what its rule about roles says. Alone, it
 * asks for a valid credential and the scopes.
 * <p>
 * On a class it rules every entry of the class; on a method it replaces the scopes of the class. A caller who lacks only a
 * scope still sees the entry in lists. Its call is answered with HTTP status 403 and a challenge that names all of the scopes,
 * so that a client can ask its user for them (RFC 6750, 3.1).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface RequiresScope {

    /** The scopes, all of which are needed. At least one; none blank, none with a space, a quote or a backslash. */
    String[] value();
}

package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks the person behind the client for the value of a parameter, before the method runs. The parameter is no argument and not
 * part of the schema.
 * <p>
 * Its type is a record whose components are texts, numbers, booleans or enums; each becomes a field of the form. A person who
 * declines ends the call with a fixed text; with an {@code Optional} of the record, the method runs and finds it empty. A
 * client
 * that cannot be asked is told so before anything runs.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Ask {

    /** Why it is asked. {@code {name}} stands for the value of the argument of that name. */
    String value();
}

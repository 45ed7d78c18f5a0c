package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only callers with one of these roles may see and call the entry. Repeated: one role of each annotation is needed.
 * <p>
 * On a class it rules every entry of the class; on a method it replaces the rule of the class. A caller who does not fit gets
 * the very answer an unknown entry gets.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
@Repeatable(RequiresRole.All.class)
public @interface RequiresRole {

    /** The roles, of which one is enough. At least one, none blank. */
    String[] value();

    /** Holds repeated rules. Not written by hand. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ ElementType.METHOD, ElementType.TYPE })
    @interface All {

        /** The rules, all of which must fit. */
        RequiresRole[] value();
    }
}

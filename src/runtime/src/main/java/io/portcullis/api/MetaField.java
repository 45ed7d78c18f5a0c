package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member of the {@code _meta} of an entry, for clients that know it. Not sent before revision 2025-06-18.
 */
@Repeatable(MetaField.All.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MetaField {

    /** The key, with a prefix that is yours, such as {@code org.example/kind}. Checked by the build (Z-01). */
    String name();

    /** The value as JSON, or a text that is none. */
    String value();

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {

        /** Each of them. */
        MetaField[] value();
    }
}

package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A picture for an entry. Not sent before revision 2025-11-25.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Icon {

    /** Where it is: an {@code https} or {@code data:} URI. Checked by the build. */
    String src();

    /** Its type. Default: unknown. */
    String mimeType() default "";

    /** Its sizes, such as {@code 48x48} or {@code any}. Default: unknown. */
    String[] sizes() default {};

    /** The background it is made for. Default: both. */
    Theme theme() default Theme.ANY;

    /** The background an icon is made for. */
    enum Theme {
        ANY,
        LIGHT,
        DARK
    }
}

package io.portcullis.intercept;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/** Binds the guard to an entry method. Added by the build; not written by hand. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Guarded {

    /** The name of the entry. */
    @Nonbinding
    String value() default "";

    /** Whether the gate asks for permissions, with the very check of Quarkus, before it hands out a pass. */
    @Nonbinding
    boolean settled() default false;
}

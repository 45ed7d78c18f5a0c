package io.portcullis.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Somebody is asked before the method runs: by default the person behind the client, through the protocol; with an
 * {@link #approver()}, somebody outside.
 * <p>
 * The question is asked after the arguments were bound and the caller was found to be allowed to do this, and before the bean
 * is entered. The answer is sealed to exactly these arguments, this entry and this caller, for
 * {@code portcullis.asking.state-ttl}. For a destructive tool one confirmation is good for one call; for others, the same
 * answer may be brought again until it expires.
 * <p>
 * <b>What it is worth.</b> A client answers for its user. One that is not honest, or that is told to agree to everything,
 * confirms by itself: without an approver this is a courtesy gate, against accidents. Only an approver that the client cannot
 * be is a proof.
 * <p>
 * A client that cannot be asked gets the JSON-RPC error -32021 (revision 2026-07-28), or a tool error that says so. A direct
 * call of the bean method is refused, since there is nobody to ask.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface RequiresConfirmation {

    /**
     * The question. Names of arguments in braces are replaced by their values, of which control and invisible characters are
     * spelt out, and no more than 200 characters are shown. A name that is no argument fails the build.
     */
    String value();

    /**
     * The name of the {@code io.portcullis.spi.Approver} that decides. Default: none, the client is asked. An approver that
     * does not exist keeps the server from starting.
     */
    String approver() default "";
}

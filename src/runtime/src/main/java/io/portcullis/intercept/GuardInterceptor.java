package io.portcullis.intercept;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.portcullis.api.Caller;
import io.portcullis.event.Correlation;
import io.portcullis.event.Given;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Pass;
import io.portcullis.gate.Visit;
import io.portcullis.identity.CurrentCaller;
import io.portcullis.refusal.Refusal;
import io.portcullis.refusal.Refusal.InsufficientScope;
import io.portcullis.refusal.Refusal.NoResource;
import io.portcullis.refusal.Refusal.Unauthenticated;
import io.portcullis.refusal.Refusal.Unavailable;
import io.portcullis.refusal.Refusal.Unconfirmed;
import io.portcullis.refusal.Refusal.Unknown;
import io.portcullis.refusal.RefusedException;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.spi.runtime.SecurityHandlerConstants;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/**
 * Lets a call in that the gate has admitted, and sends every other one - from another bean, a REST resource, a scheduler -
 * through the whole gate.
 * <p>
 * Stands before Quarkus' own security (priority 150), transactions and Bean Validation.
 */
@Guarded
@Interceptor
@Priority(GuardInterceptor.PRIORITY)
public class GuardInterceptor {

    /** Before everything that could act on a call that was not admitted. */
    public static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Gate gate;
    private final CurrentCaller callers;

    GuardInterceptor(Gate gate, CurrentCaller callers) {
        this.gate = gate;
        this.callers = callers;
    }

    @AroundInvoke
    Object guard(InvocationContext context) throws Exception {
        Guarded guarded = context.getInterceptorBinding(Guarded.class);
        String entry = guarded.value();
        if (Pass.take(entry)) {
            return guarded.settled() ? proceedSettled(context) : context.proceed();
        }
        CompletableFuture<Visit> admitted = admit(entry, context.getParameters()).toCompletableFuture();
        return admitted.isDone() ? proceed(joined(admitted), context) : proceedLater(admitted, context);
    }

    private static Object proceed(Visit visit, InvocationContext context) throws Exception {
        try {
            return told(visit, context.proceed());
        } catch (Throwable e) {
            visit.ended(e);
            throw e;
        }
    }

    /** The buckets of the limits are elsewhere. Whoever asked waits in the way of the method; an event loop cannot. */
    private static Object proceedLater(CompletableFuture<Visit> admitted, InvocationContext context) throws Exception {
        Class<?> returned = context.getMethod().getReturnType();
        if (BlockingOperationControl.isBlockingAllowed()) { // what blocks before it answers later stays where it may
            return proceed(joined(admitted), context);
        } else if (returned == Uni.class) {
            return Uni.createFrom().completionStage(admitted).onItem()
                    .transformToUni(Unchecked.function(visit -> (Uni<?>) proceed(visit, context)));
        } else if (returned == CompletionStage.class || returned == CompletableFuture.class) {
            return admitted.thenCompose(visit -> {
                try {
                    return (CompletionStage<?>) proceed(visit, context);
                } catch (Exception e) {
                    return CompletableFuture.failedFuture(e);
                }
            });
        }
        Refusal unavailable = new Unavailable(RETRY);
        admitted.thenAccept(visit -> visit.refused(unavailable));
        throw new RefusedException(unavailable);
    }

    private static Visit joined(CompletableFuture<Visit> admitted) throws Exception {
        try {
            return admitted.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The gate has asked the very check of Quarkus that would come next; it may go elsewhere, and is not asked twice. */
    private static Object proceedSettled(InvocationContext context) throws Exception {
        context.getContextData().put(SecurityHandlerConstants.SECURITY_HANDLER, SecurityHandlerConstants.EXECUTED);
        return context.proceed();
    }

    private CompletionStage<Visit> admit(String entry, Object[] arguments) {
        Caller caller = callers.get();
        try {
            return gate.viewFor(caller).admitDirect(entry, Origin.bean(Correlation.next(), callers.address()))
                    .thenCompose(visit -> visit.charge(arguments).thenApply(refused -> unless(refused, visit))
                            .thenCompose(paid -> paid.begin(Given.NOTHING)).thenApply(refused -> unless(refused, visit)));
        } catch (RefusedException e) {
            throw asSecurityException(caller, e);
        }
    }

    private static Visit unless(Optional<Refusal> refused, Visit visit) {
        if (refused.isPresent()) {
            visit.refused(refused.get());
            throw new RefusedException(refused.get());
        }
        return visit;
    }

    /** What the rest of Quarkus knows how to handle; a limit stays what it is. */
    private static RuntimeException asSecurityException(Caller caller, RefusedException e) {
        if (e.refusal() instanceof Unauthenticated || isForbidden(e.refusal()) && caller.isAnonymous()) {
            return new UnauthorizedException();
        }
        return isForbidden(e.refusal()) ? new ForbiddenException() : e;
    }

    private static boolean isForbidden(Refusal refusal) {
        return refusal instanceof Unknown || refusal instanceof NoResource || refusal instanceof InsufficientScope
                || refusal instanceof Unconfirmed;
    }

    private static Object told(Visit visit, Object returned) {
        if (returned instanceof Uni<?> uni) {
            return uni.onTermination().invoke((item, failure, cancelled) -> {
                if (cancelled) {
                    visit.ended(Outcome.CANCELLED, Given.NOTHING);
                } else {
                    visit.ended(failure);
                }
            });
        } else if (returned instanceof CompletionStage<?> stage) {
            return stage.whenComplete((item, failure) -> visit.ended(failure));
        }
        visit.ended((Throwable) null);
        return returned;
    }
}

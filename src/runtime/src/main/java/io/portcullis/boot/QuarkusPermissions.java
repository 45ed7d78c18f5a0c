package io.portcullis.boot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.portcullis.api.Caller;
import io.portcullis.catalog.Entry;
import io.portcullis.engine.CallScope;
import io.portcullis.engine.CallScope.Opened;
import io.portcullis.gate.Permissions;
import io.portcullis.token.Home;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Asks the very check that Quarkus makes of {@code @PermissionsAllowed}: permission checkers of the application, and
 * permissions of its own classes. Away from the event loop, since a checker may look something up, and within a scope of the
 * caller.
 */
final class QuarkusPermissions implements Permissions {

    private static final int MAX_WAITING = 64;

    private final EntryChecks checks;
    private final CheckedIdentities identities;
    private final CallScope scopes;
    private final Duration timeout;
    private final Executor blocking = new BlockingSteps();
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    QuarkusPermissions(EntryChecks checks, CheckedIdentities identities, CallScope scopes, Duration timeout) {
        this.checks = checks;
        this.identities = identities;
        this.scopes = scopes;
        this.timeout = timeout;
    }

    @Override
    public CompletionStage<Boolean> granted(Entry entry, Caller caller, Object[] arguments) {
        if (!waiting.tryAcquire()) { // checkers that hang must not take the threads of all calls
            return CompletableFuture.failedFuture(new IllegalStateException("too many calls wait for permission checks"));
        }
        Opened scope;
        try {
            scope = scopes.open(caller);
        } catch (RuntimeException e) {
            waiting.release();
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Check check = new Check(arguments, scope, answer);
        CompletableFuture<Void> thread = begun(() -> check(entry, caller, check), answer);
        CompletableFuture.allOf(thread, answer).whenComplete((done, failure) -> { // a checker may hold its thread, or none
            waiting.release();
            scope.close();
        });
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenCompleteAsync((granted, failure) -> {
        }, Home.ofThisRequest());
    }

    /** Ends when the step has left its thread. */
    private CompletableFuture<Void> begun(Runnable step, CompletableFuture<Boolean> answer) {
        try {
            return CompletableFuture.runAsync(step, blocking);
        } catch (RuntimeException e) { // rejected
            answer.completeExceptionally(e);
            return CompletableFuture.completedFuture(null);
        }
    }

    /**
     * One check.
     *
     * @param arguments of the call
     * @param scope of the call
     * @param answer what comes of it
     */
    private record Check(Object[] arguments, Opened scope, CompletableFuture<Boolean> answer) {
    }

    private void check(Entry entry, Caller caller, Check check) {
        try {
            check.scope().within(() -> {
                Cancellable running = checks.of(entry)
                        .nonBlockingApply(identities.of(caller), checks.method(entry), check.arguments()).subscribe()
                        .with(passed -> check.answer().complete(true), failure -> refused(check.answer(), failure));
                check.answer().whenComplete((granted, failure) -> running.cancel()); // also when it took too long
                return null;
            });
        } catch (Throwable e) {
            refused(check.answer(), e);
        }
    }

    private static void refused(CompletableFuture<Boolean> answer, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean no = (cause instanceof ForbiddenException || cause instanceof UnauthorizedException)
                && cause.getCause() == null;
        if (no) {
            answer.complete(false);
        } else { // a checker that failed: Quarkus makes a refusal of it, with the cause inside
            answer.completeExceptionally(cause);
        }
    }
}

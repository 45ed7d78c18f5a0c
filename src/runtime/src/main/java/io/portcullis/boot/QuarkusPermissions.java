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
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.SecurityCheck;

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
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try {
            blocking.execute(() -> check(entry, caller, arguments, answer));
        } catch (RuntimeException e) { // rejected
            waiting.release();
            answer.completeExceptionally(e);
        }
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenCompleteAsync((granted, failure) -> {
        }, Home.ofThisRequest());
    }

    private void check(Entry entry, Caller caller, Object[] arguments, CompletableFuture<Boolean> answer) {
        Opened scope = null;
        try {
            SecurityCheck check = checks.of(entry);
            scope = scopes.open(caller);
            SecurityIdentity identity = identities.of(caller);
            Opened opened = scope;
            opened.within(() -> {
                check.nonBlockingApply(identity, checks.method(entry), arguments).subscribe().with(
                        passed -> end(opened, () -> answer.complete(true)),
                        failure -> end(opened, () -> refused(answer, failure)));
                return null;
            });
        } catch (Throwable e) {
            end(scope, () -> refused(answer, e));
        }
    }

    private void end(Opened scope, Runnable answer) {
        waiting.release();
        try {
            if (scope != null) {
                scope.close();
            }
        } finally {
            answer.run();
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

package io.portcullis.deployment.access;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.portcullis.api.RateLimited;
import io.portcullis.api.RequiresRole;
import io.portcullis.api.Tool;
import io.portcullis.deployment.test.Keys;
import io.portcullis.deployment.test.Mcp;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/**
 * The right to enter one method once cannot be lent, kept or taken along: every call that the engine did not make walks the
 * whole gate, on the event loop,
 * on workers and - with a JVM that has them - on virtual threads.
 */
class PassTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar
                    .addClasses(Vault.class, Reading.class, Once.class, Watched.class, Nosy.class, Nose.class, Answered.class,
                            Keys.class,
                            Mcp.class)
                    .addAsResource(new StringAsset(Keys.properties()
                            + "portcullis.identity.api-keys.\"both\".digest="
                            + Keys.digest("pck_both_0123456789abcdef0123456789abcdef") + "\n"
                            + "portcullis.identity.api-keys.\"both\".roles=reader,admin\n"), "application.properties"));

    private static final String BOTH = "pck_both_0123456789abcdef0123456789abcdef";

    /** Ways to the vault that keep the identity of the caller. */
    private static final List<String> KNOWN = List.of("plain", "quick", "uni", "lazy", "later", "onAnExecutor", "stage",
            "ownBean");
    /** Ways on which nobody knows the caller. */
    private static final List<String> NOBODY = List.of("onAThread", "onACommonPool");

    @RequiresRole("admin")
    public static class Vault {

        @Tool
        String gold() {
            return "gold";
        }

        @Tool
        @RequiresRole("reader")
        @RateLimited(permits = 1, per = "1h")
        String newspaper() {
            return "news";
        }
    }

    @RequiresRole("reader")
    public static class Reading {

        @Inject
        Vault vault;

        @Inject
        Instance<Reading> self;

        @Inject
        ManagedExecutor executor;

        @Tool
        String plain() {
            return vault.gold();
        }

        @Tool
        @NonBlocking
        String quick() {
            return vault.gold();
        }

        @Tool
        Uni<String> uni() {
            return Uni.createFrom().item(vault.gold());
        }

        @Tool
        Uni<String> lazy() {
            return Uni.createFrom().item(() -> vault.gold());
        }

        @Tool
        Uni<String> later() {
            return Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(5)).map(x -> vault.gold());
        }

        @Tool
        CompletionStage<String> stage() {
            return CompletableFuture.completedFuture(1).thenApply(x -> vault.gold());
        }

        @Tool
        String onAnExecutor() {
            return executor.supplyAsync(vault::gold).join();
        }

        @Tool
        CompletionStage<String> onAThread() {
            return CompletableFuture.supplyAsync(vault::gold, task -> new Thread(task).start());
        }

        @Tool
        CompletionStage<String> onACommonPool() {
            return CompletableFuture.supplyAsync(vault::gold);
        }

        @Tool
        String ownBean() {
            return self.get().ownGold();
        }

        @Tool
        @RequiresRole("admin")
        String ownGold() {
            return "gold";
        }

        @Tool
        String readsTheNews() {
            return vault.newspaper();
        }
    }

    @Test
    void aReadersTool_cannotCallAnAdminsTool() {
        KNOWN.forEach(tool -> Answered.withFixedText(Keys.READER, tool, "{}"));
        NOBODY.forEach(tool -> Answered.withFixedText(Keys.READER, tool, "{}"));
    }

    @Test
    void aCallerWithBothRoles_isKnownInNestedCalls() {
        KNOWN.forEach(tool -> Answered.with("gold", BOTH, tool, "{}"));
    }

    @Test
    void onThreadsOfItsOwn_aToolIsNobody() {
        NOBODY.forEach(tool -> Answered.withFixedText(BOTH, tool, "{}"));
    }

    @Test
    void aNestedCall_countsOnTheLimitOfWhatItCalls() {
        Answered.with("news", Keys.READER, "readsTheNews", "{}");
        Answered.withFixedText(Keys.READER, "readsTheNews", "{}");
        Answered.limited(Keys.READER, "newspaper", "{}");
    }

    /**
     * Tools that call themselves. Each may be called once in an hour, so a call with a pass answers and every other is limited.
     */
    @RequiresRole("reader")
    public static class Once {

        @Inject
        Instance<Once> self;

        @Inject
        ManagedExecutor executor;

        @Tool
        @RateLimited(permits = 1, per = "1h")
        String again(boolean deeper) {
            return deeper ? Answered.tried(() -> self.get().again(false)) : "passed";
        }

        @Tool
        @NonBlocking
        @RateLimited(permits = 1, per = "1h")
        String quicklyAgain(boolean deeper) {
            return deeper ? Answered.tried(() -> self.get().quicklyAgain(false)) : "passed";
        }

        @Tool
        @RateLimited(permits = 1, per = "1h")
        String againOnAnExecutor(boolean deeper) {
            Supplier<String> again = () -> Answered.tried(() -> self.get().againOnAnExecutor(false));
            return deeper ? executor.supplyAsync(again).join() : "passed";
        }

        @Tool
        @RateLimited(permits = 1, per = "1h")
        Uni<String> againLater(boolean deeper) {
            Uni<Integer> later = Uni.createFrom().item(1).onItem().delayIt().by(Duration.ofMillis(5));
            return deeper
                    ? later.flatMap(x -> self.get().againLater(false)).onFailure()
                            .recoverWithItem(e -> e.getClass().getSimpleName())
                    : Uni.createFrom().item("passed");
        }

        @Tool
        @RateLimited(permits = 1, per = "1h")
        Uni<String> againAtOnce(boolean deeper) {
            return deeper
                    ? Uni.createFrom().item(() -> Answered.tried(() -> self.get().againAtOnce(false).await().indefinitely()))
                    : Uni.createFrom().item("passed");
        }

        @Tool
        @RateLimited(permits = 1, per = "1h")
        CompletionStage<String> againInAStage(boolean deeper) {
            return CompletableFuture.completedFuture(deeper ? Answered.tried(() -> {
                self.get().againInAStage(false);
                return "passed";
            }) : "passed");
        }
    }

    @Test
    void aPass_isNotUsedTwice() {
        for (String tool : List.of("again", "quicklyAgain", "againOnAnExecutor", "againLater", "againAtOnce",
                "againInAStage")) {
            Answered.with("LimitedException", Keys.READER, tool, "{\"deeper\":true}");
            Answered.limited(Keys.READER, tool, "{\"deeper\":false}");
        }
    }

    /** Binds {@link Nose}. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Nosy {
    }

    /** Stands before the guard, where it should not, and calls other guarded beans there. */
    @Nosy
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 1)
    static class Nose {

        private static final ThreadLocal<String> SEEN = new ThreadLocal<>();

        @Inject
        Vault vault;

        @AroundInvoke
        Object look(InvocationContext context) throws Exception {
            SEEN.set(Answered.tried(vault::gold));
            return context.proceed();
        }
    }

    @RequiresRole("reader")
    public static class Watched {

        @Tool
        @Nosy
        @RateLimited(permits = 2, per = "1h")
        String watched() {
            return Nose.SEEN.get();
        }

        @Tool
        @Nosy
        @NonBlocking
        @RateLimited(permits = 2, per = "1h")
        String quicklyWatched() {
            return Nose.SEEN.get();
        }
    }

    /** The other bean's guard takes the pass away; the watched tool then walks the gate like everybody, and pays there. */
    @Test
    void anInterceptorBeforeTheGuard_cannotSpendThePass() {
        for (String tool : List.of("watched", "quicklyWatched")) {
            Answered.with("ForbiddenException", Keys.READER, tool, "{}");
            Answered.limited(Keys.READER, tool, "{}");
        }
    }
}

package io.portcullis.intercept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.InvocationContext;

import org.junit.jupiter.api.Test;

import io.portcullis.access.AccessPolicy;
import io.portcullis.api.Caller;
import io.portcullis.api.Feature;
import io.portcullis.api.RateLimited.By;
import io.portcullis.api.RateLimited.Refill;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.AccessRule.Kind;
import io.portcullis.catalog.Confirmation;
import io.portcullis.catalog.LimitRule;
import io.portcullis.catalog.LiveCatalog;
import io.portcullis.event.Door;
import io.portcullis.event.Events;
import io.portcullis.event.Ledger;
import io.portcullis.event.Origin;
import io.portcullis.event.Outcome;
import io.portcullis.event.RequestEnded;
import io.portcullis.fake.Admitted;
import io.portcullis.fake.Callers;
import io.portcullis.fake.FakeEntry;
import io.portcullis.fake.FakeLedger;
import io.portcullis.fake.FakeLimits;
import io.portcullis.fake.FakeResource;
import io.portcullis.fake.FakeTool;
import io.portcullis.fake.ManualTime;
import io.portcullis.fake.Proxies;
import io.portcullis.fake.RecordingListener;
import io.portcullis.fake.Rules;
import io.portcullis.gate.Gate;
import io.portcullis.gate.Pass;
import io.portcullis.identity.CurrentCaller;
import io.portcullis.identity.PlainIdentity;
import io.portcullis.limit.Limiter;
import io.portcullis.limit.Rate;
import io.portcullis.refusal.RefusedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.spi.runtime.SecurityHandlerConstants;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;

/** A bean that is called past the engine: R-13. */
class GuardInterceptorTest {

    private static final Caller ALICE = Callers.key("alice", "reader");
    private static final Caller MALLORY = Callers.key("mallory");
    private static final Origin HERE = new Origin(Door.MCP, "192.0.2.1", "1", "c0");
    private static final Rate ONCE = new Rate(1, Duration.ofHours(1), 1, Refill.INTERVAL);
    private static final AccessRule READER = AccessRule.roles(List.of(Set.of("reader")));

    private final RecordingListener told = new RecordingListener();
    private final Gate gate = new Gate(new LiveCatalog(FakeEntry.catalog(new FakeTool("find").access(READER),
            new FakeTool("scoped").access(AccessRule.of(Kind.AUTHENTICATED).withScopes(Set.of("s"))),
            new FakeTool("once").limit(new LimitRule(By.CALLER, "b", ONCE, 1)),
            new FakeTool("pay").confirmed(new Confirmation("Sure?", "", true)),
            new FakeResource("docs://a").access(READER))), Rules.written(new AccessPolicy(true)),
            FakeLimits.of(new Limiter(100, new ManualTime()), ONCE), new Events(List.of(told)));

    @Test
    void callerWithoutTheRight_doesNotGetIn() {
        for (String entry : List.of("tool:find", "tool:scoped", "tool:none", "resource:docs://a", "tool:pay")) {
            FakeInvocation call = new FakeInvocation(entry, false);
            assertThatThrownBy(() -> guard(MALLORY, call)).as(entry).isInstanceOf(ForbiddenException.class);
            assertThat(call.entered).as(entry).isFalse();
        }
        assertThat(told.calls()).hasSize(5).allMatch(call -> call.outcome() == Outcome.REFUSED);
    }

    @Test
    void callerWithoutACredential_isUnauthorized() {
        for (String entry : List.of("tool:find", "tool:pay")) {
            FakeInvocation call = new FakeInvocation(entry, false);
            assertThatThrownBy(() -> guard(Caller.anonymous(), call)).as(entry).isInstanceOf(UnauthorizedException.class);
            assertThat(call.entered).as(entry).isFalse();
        }
    }

    @Test
    void callerWithTheRight_getsIn() throws Exception {
        FakeInvocation call = new FakeInvocation("tool:find", false).returns("done");
        assertThat(guard(ALICE, call)).isEqualTo("done");
        assertThat(told.call().outcome()).isEqualTo(Outcome.OK);
        assertThat(told.call().origin().door()).isEqualTo(Door.BEAN);
    }

    @Test
    void callOverTheLimit_isRefusedAsWhatItIs() throws Exception {
        guard(ALICE, new FakeInvocation("tool:once", false));
        assertThatThrownBy(() -> guard(ALICE, new FakeInvocation("tool:once", false))).isInstanceOf(RefusedException.class);
    }

    @Test // what cannot be kept does not happen, whichever way it comes
    void callThatTheAuditCannotTake_doesNotGetIn() throws Exception {
        FakeInvocation noRoom = new FakeInvocation("tool:find", false);
        assertThatThrownBy(() -> guard(ledger(new FakeLedger().full()), ALICE, noRoom)).isInstanceOf(RefusedException.class);
        FakeInvocation unwritten = new FakeInvocation("tool:find", false);
        FakeLedger ledger = new FakeLedger().answers(CompletableFuture.completedFuture(false));
        assertThatThrownBy(() -> guard(ledger(ledger), ALICE, unwritten)).isInstanceOf(RefusedException.class);
        assertThat(noRoom.entered || unwritten.entered).isFalse();
        assertThat(told.requests()).extracting(RequestEnded::reason).containsExactly(Optional.of("overloaded_audit"));
        assertThat(told.call().reason()).contains("overloaded_audit");
        FakeInvocation written = new FakeInvocation("tool:find", false).returns("done");
        assertThat(guard(ledger(new FakeLedger()), ALICE, written)).isEqualTo("done");
    }

    @Test // the gate was asked by the engine, and is not asked twice
    void admittedCall_passesOnceWithoutTheGate() throws Exception {
        FakeInvocation call = new FakeInvocation("tool:find", false).returns("done");
        assertThat(pass("find").carry(() -> guard(MALLORY, call))).isEqualTo("done");
        assertThat(call.handled()).isNull();
        pass("find").carry(() -> {
            guard(MALLORY, new FakeInvocation("tool:find", false));
            assertThatThrownBy(() -> guard(MALLORY, new FakeInvocation("tool:find", false)))
                    .isInstanceOf(ForbiddenException.class);
            return null;
        });
    }

    @Test
    void passOfAnotherEntry_isWorthNothing() throws Exception {
        pass("once").carry(() -> {
            assertThatThrownBy(() -> guard(MALLORY, new FakeInvocation("tool:find", false)))
                    .isInstanceOf(ForbiddenException.class);
            return null;
        });
    }

    @Test // only what the gate has settled by the check of Quarkus is not checked by it again
    void checkOfQuarkus_isSkippedForSettledCallsWithAPassAlone() throws Exception {
        FakeInvocation passed = new FakeInvocation("tool:find", true).returns("done");
        assertThat(pass("find").carry(() -> guard(MALLORY, passed))).isEqualTo("done");
        assertThat(passed.handled()).isEqualTo(SecurityHandlerConstants.EXECUTED);
        FakeInvocation direct = new FakeInvocation("tool:find", true);
        guard(ALICE, direct);
        assertThat(direct.handled()).isNull();
    }

    @Test
    void directCallThatFails_isToldAndFails() {
        assertThatThrownBy(() -> guard(ALICE, new FakeInvocation("tool:find", false).fails()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void laterAnswer_isToldWhenItIsThere() throws Exception {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        Object returned = guard(ALICE, new FakeInvocation("tool:find", false).returns(stage));
        assertThat(told.calls()).isEmpty();
        stage.complete("done");
        assertThat(((CompletionStage<?>) returned).toCompletableFuture().join()).isEqualTo("done");
        assertThat(told.call().outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void uni_isToldWhenItEnds() throws Exception {
        Uni<?> failing = Uni.createFrom().failure(new IllegalStateException());
        Object returned = guard(ALICE, new FakeInvocation("tool:find", false).returns(failing));
        assertThat(told.calls()).isEmpty();
        assertThatThrownBy(() -> ((Uni<?>) returned).await().indefinitely()).isInstanceOf(IllegalStateException.class);
        assertThat(told.call().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void uniThatIsCancelled_isToldAsCancelled() throws Exception {
        Uni<?> never = Uni.createFrom().nothing();
        Object returned = guard(ALICE, new FakeInvocation("tool:find", false).returns(never));
        ((Uni<?>) returned).subscribe().with(item -> {
        }).cancel();
        assertThat(told.call().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    private Object guard(Caller caller, FakeInvocation call) throws Exception {
        return guard(gate, caller, call);
    }

    private static Object guard(Gate gate, Caller caller, FakeInvocation call) throws Exception {
        return new GuardInterceptor(gate, current(caller)).guard(call.context());
    }

    private Gate ledger(Ledger ledger) {
        return new Gate(new LiveCatalog(FakeEntry.catalog(new FakeTool("find").access(READER))),
                Rules.written(new AccessPolicy(true)), FakeLimits.of(new Limiter(100, new ManualTime()), ONCE),
                new Events(List.of(told), ledger));
    }

    private Pass pass(String tool) {
        return Admitted.of(gate.viewFor(ALICE).admit(Feature.TOOL, tool, HERE)).pass();
    }

    @SuppressWarnings("unchecked")
    private static CurrentCaller current(Caller caller) {
        return new CurrentCaller(Proxies.answering(Instance.class,
                Proxies.answering(CurrentIdentityAssociation.class, PlainIdentity.of(caller))),
                Proxies.answering(Instance.class, new CurrentVertxRequest()), () -> true);
    }

    /** The call of a method behind the guard. */
    private static final class FakeInvocation {

        private final Map<String, Object> data = new HashMap<>();
        private final String entry;
        private final boolean settled;
        private Object result;
        private boolean failing;
        private boolean entered;

        FakeInvocation(String entry, boolean settled) {
            this.entry = entry;
            this.settled = settled;
        }

        FakeInvocation returns(Object what) {
            this.result = what;
            return this;
        }

        FakeInvocation fails() {
            this.failing = true;
            return this;
        }

        /** What the security of Quarkus is told. */
        Object handled() {
            return data.get(SecurityHandlerConstants.SECURITY_HANDLER);
        }

        InvocationContext context() {
            return (InvocationContext) Proxy.newProxyInstance(InvocationContext.class.getClassLoader(),
                    new Class<?>[] { InvocationContext.class }, (self, method, arguments) -> switch (method.getName()) {
                        case "getInterceptorBinding" -> guarded();
                        case "getContextData" -> data;
                        case "getParameters" -> new Object[0];
                        case "proceed" -> proceed();
                        default -> throw new AssertionError(method.getName());
                    });
        }

        private Object proceed() {
            entered = true;
            if (failing) {
                throw new IllegalStateException();
            }
            return result;
        }

        private Guarded guarded() {
            return new Guarded() {

                @Override
                public Class<? extends Annotation> annotationType() {
                    return Guarded.class;
                }

                @Override
                public String value() {
                    return entry;
                }

                @Override
                public boolean settled() {
                    return settled;
                }
            };
        }
    }
}

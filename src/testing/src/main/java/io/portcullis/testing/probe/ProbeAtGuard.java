package io.portcullis.testing.probe;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.portcullis.identity.CurrentCaller;
import io.portcullis.intercept.GuardInterceptor;
import io.portcullis.intercept.Guarded;

/** Stands right behind the guard of every entry method and stops calls that were only to find out whether they are let in. */
@Guarded
@Interceptor
@Priority(GuardInterceptor.PRIORITY + 1)
public class ProbeAtGuard {

    private final Probes probes;
    private final CurrentCaller callers;

    ProbeAtGuard(Probes probes, CurrentCaller callers) {
        this.probes = probes;
        this.callers = callers;
    }

    @AroundInvoke
    Object stop(InvocationContext context) throws Exception {
        probes.pastGuard(callers.get().subject());
        return context.proceed();
    }
}

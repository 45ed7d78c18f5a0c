package io.portcullis.testing.probe;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.portcullis.identity.CurrentCaller;
import io.portcullis.intercept.Guarded;

/** Stands right in front of every entry method, behind Bean Validation and all else, and stops attacks that came so far. */
@Guarded
@Interceptor
@Priority(Integer.MAX_VALUE)
public class ProbeAtMethod {

    private final Probes probes;
    private final CurrentCaller callers;

    ProbeAtMethod(Probes probes, CurrentCaller callers) {
        this.probes = probes;
        this.callers = callers;
    }

    @AroundInvoke
    Object stop(InvocationContext context) throws Exception {
        probes.atMethod(callers.get().subject());
        return context.proceed();
    }
}

package io.portcullis.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.portcullis.spi.ApprovalRequest;
import io.portcullis.spi.Approver;
import io.portcullis.spi.Verdict;

/** The approvers of this server, by name, and how long one may take. */
public final class Approvers {

    private static final int MAX_WAITING = 32;

    private final Map<String, Approver> byName;
    private final Duration timeout;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /** @param approvers each with a name of its own */
    public Approvers(List<Approver> approvers, Duration timeout) {
        this.byName = approvers.stream().collect(Collectors.toUnmodifiableMap(Approver::name, Function.identity()));
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    Verdict decide(String name, ApprovalRequest request) throws Exception {
        Approver approver = byName.get(name);
        if (approver == null) { // the start check has looked for all of them: refuse what it missed
            throw new IllegalStateException("there is no approver " + name);
        }
        if (!waiting.tryAcquire()) { // one that hangs must not take the threads of all calls
            throw new IllegalStateException("too many calls wait for approvers");
        }
        try {
            return approver.decide(request);
        } finally {
            waiting.release();
        }
    }
}

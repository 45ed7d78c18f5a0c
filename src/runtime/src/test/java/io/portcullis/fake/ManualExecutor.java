package io.portcullis.fake;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs what it was given when it is told to. */
public final class ManualExecutor implements Executor {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean full;

    /** From now on, nothing is taken. */
    public ManualExecutor full() {
        full = true;
        return this;
    }

    @Override
    public void execute(Runnable step) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        waiting.add(step);
    }

    public int waiting() {
        return waiting.size();
    }

    public void runOne() {
        waiting.remove().run();
    }

    public void runAll() {
        while (!waiting.isEmpty()) {
            runOne();
        }
    }
}

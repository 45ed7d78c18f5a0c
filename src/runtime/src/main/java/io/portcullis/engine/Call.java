package io.portcullis.engine;

import java.util.Optional;

import io.portcullis.gate.Visit;

/**
 * One call of an entry that was let in.
 *
 * @param exchange the request
 * @param visit the call at the gate
 * @param shape what its answers look like
 * @param input what the client gives the method
 * @param plan how it is to run
 */
record Call(Exchange exchange, Visit visit, Shape shape, Input input, Plan plan) {

    /** A call that is answered when it is done. */
    Call(Exchange exchange, Visit visit, Shape shape, Input input) {
        this(exchange, visit, shape, input, Plan.AT_ONCE);
    }

    /**
     * How a call is to run.
     *
     * @param asTask whether the client is to poll it
     * @param task the task it runs as, once it does
     */
    record Plan(boolean asTask, Optional<TaskRun> task) {

        static final Plan AT_ONCE = new Plan(false, Optional.empty());
        static final Plan AS_TASK = new Plan(true, Optional.empty());
    }

    /** The same call, from now on a task. */
    Call in(TaskRun task) {
        return new Call(exchange.unheard(), visit, shape, input, new Plan(true, Optional.of(task)));
    }

    /** Whether a task has to begin before the method runs. */
    boolean isTaskToBegin() {
        return plan.asTask() && plan.task().isEmpty();
    }
}

package io.portcullis.engine;

import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.portcullis.api.Caller;
import io.portcullis.redaction.Redaction;
import io.portcullis.task.Tasks;

/**
 * What the methods of the protocol need.
 *
 * @param json binds arguments and writes results
 * @param runner runs the methods behind entries
 * @param policy what decides about results and failures
 * @param memory what is remembered between requests
 * @param lists answers lists
 * @param listen answers subscriptions
 */
public record Handlers(ObjectMapper json, Runner runner, Policy policy, Memory memory, Lists lists, Listen listen) {

    /**
     * What decides about results and failures.
     *
     * @param violations recognises broken constraints
     * @param schemas compares arguments and results with the schemas of tools
     * @param identities the caller as the framework around sees it
     * @param limitedAsResult whether a call over its limit is a tool result instead of an error
     * @param approvers decide about calls in the place of clients
     * @param guard what may leave
     * @param redaction what is taken out of free text
     */
    public record Policy(Violations violations, SchemaGuard schemas, Function<Caller, Object> identities,
            boolean limitedAsResult, Approvers approvers, ResultGuard guard, Redaction redaction) {
    }

    /**
     * What is remembered between requests.
     *
     * @param states what was asked, carried by the client
     * @param tasks calls that the client polls
     * @param peers the clients that shook hands
     * @param running the calls that run now
     */
    public record Memory(States states, Tasks tasks, Peers peers, Running running) {
    }

    Calls calls(TaskRuns tasks) {
        Confirmations confirmations = new Confirmations(new Approvals(runner, policy.approvers()));
        Hearing hearing = new Hearing(new Injections(json, policy.identities(), policy.guard()), new Asking(memory.states()),
                confirmations);
        Answers answers = new Answers(policy.violations(), policy.guard(), new Discretion(policy.redaction()));
        return new Calls(json, runner, answers, hearing, tasks, memory.running());
    }

    ToolCall toolCall(Calls calls) {
        return new ToolCall(calls, new ToolShape(json, policy.schemas(), policy.guard(), policy.limitedAsResult()),
                policy.schemas(), runner);
    }
}

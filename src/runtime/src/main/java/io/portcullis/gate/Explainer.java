package io.portcullis.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.portcullis.api.Caller;
import io.portcullis.catalog.AccessRule;
import io.portcullis.catalog.Entry;
import io.portcullis.catalog.LimitRule;
import io.portcullis.gate.Explanation.Result;
import io.portcullis.gate.Explanation.Step;
import io.portcullis.policy.Ruling;
import io.portcullis.refusal.Refusal.Unknown.Why;

/** Puts into words what the gate decides. The verdict is the gate's own; the steps show where it comes from. */
final class Explainer {

    private final Gate gate;

    Explainer(Gate gate) {
        this.gate = gate;
    }

    Explanation explain(Entry entry, Caller caller, Ruling ruling) {
        Why hidden = gate.refuse(entry, caller).orElse(null);
        boolean scoped = gate.refuseScopes(entry, caller).isEmpty();
        List<Step> steps = new ArrayList<>();
        steps.add(step("switched on", "no operator has switched it off", hidden != Why.DISABLED));
        AccessRule rule = ruling.access();
        steps.add(step("credential", credential(rule), known(rule, caller, hidden)));
        rule.roles().forEach(anyOf -> steps.add(step("role", "one of " + sorted(anyOf), caller.roles(), anyOf)));
        if (!rule.scopes().isEmpty()) {
            steps.add(step("scope", "all of " + sorted(rule.scopes()), scoped));
        }
        boolean limited = addLimits(steps, entry, ruling, caller);
        rule.permissions().forEach(anyOf -> steps.add(new Step("permission", "one of " + sorted(anyOf), Result.LATER)));
        entry.confirmation().ifPresent(asked -> steps.add(new Step("confirmation",
                asked.isOutside() ? "the approver " + asked.approver() : "the person behind the client", Result.LATER)));
        return new Explanation(entry.key(), hidden == null, hidden == null && scoped && !limited, steps);
    }

    /** Where callers without a credential are not served, everybody needs one. */
    private static boolean known(AccessRule rule, Caller caller, Why hidden) {
        return switch (rule.kind()) {
            case DENIED -> false;
            case PUBLIC -> hidden != Why.ROLE;
            case AUTHENTICATED, ROLES -> !caller.isAnonymous();
        };
    }

    private static String credential(AccessRule rule) {
        return switch (rule.kind()) {
            case PUBLIC -> "none, where callers without one are served";
            case AUTHENTICATED, ROLES -> "a valid one";
            case DENIED -> "nobody may use it";
        };
    }

    private boolean addLimits(List<Step> steps, Entry entry, Ruling ruling, Caller caller) {
        boolean limited = false;
        for (LimitRule limit : ruling.limits()) {
            Optional<Boolean> left = gate.hasPermits(limit, entry, caller);
            limited |= left.equals(Optional.of(false));
            steps.add(new Step("limit", limit.rate().words() + " by " + limit.share().words(),
                    left.map(Explainer::result).orElse(Result.LATER)));
        }
        return limited;
    }

    private static Step step(String check, String needs, Set<String> has, Set<String> anyOf) {
        return step(check, needs, anyOf.stream().anyMatch(has::contains));
    }

    private static Step step(String check, String needs, boolean passed) {
        return new Step(check, needs, result(passed));
    }

    private static Result result(boolean passed) {
        return passed ? Result.PASSED : Result.FAILED;
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
